package nl.zorgrouter.router.place;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a professional looks for, as it came in.
 *
 * @param place the patient's municipality, such as {@code GM0014}
 * @param need a word of {@link Need}
 * @param expertise a skill that is needed, in the region's own words
 * @param age of the patient in years
 */
public record Search(String place, String need, Optional<String> expertise, OptionalInt age) {}
