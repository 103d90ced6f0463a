package nl.zorgrouter.rules.decide;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the rules need to know about the patient, and no more.
 *
 * @param age in years, 0 to 130
 * @param ageMonths in months, for the very young
 * @param municipality the code of where the patient is, known to the region or not
 * @param placeSource how that is known
 * @param setting what kind of place
 */
public record Patient(
    OptionalInt age,
    OptionalInt ageMonths,
    Optional<String> municipality,
    Optional<PlaceSource> placeSource,
    Optional<Setting> setting) {
  private static final int INFANT_MONTHS = 3;
  private static final int ADULT = 18;
  private static final int ELDERLY = 75;

  /** Nothing known. */
  public static final Patient NOBODY =
      new Patient(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The age in years, from the months where only these are given. */
  OptionalInt years() {
    return age.isPresent() || ageMonths.isEmpty() ? age : OptionalInt.of(ageMonths.getAsInt() / 12);
  }

  /** The group that the rules know the age by. */
  String ageGroup() {
    if (ageMonths.isPresent() && ageMonths.getAsInt() < INFANT_MONTHS) {
      return "INFANT";
    }
    OptionalInt years = years();
    if (years.isEmpty()) {
      return "unknown";
    }
    if (years.getAsInt() < ADULT) {
      return "CHILD";
    }
    return years.getAsInt() < ELDERLY ? "ADULT" : "ELDERLY";
  }
}
