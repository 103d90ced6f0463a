package nl.zorgrouter.router.crisis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of a region, in the order of their time.
 *
 * @param profiles none of which holds while another does
 */
public record CrisisPlan(List<CrisisProfile> profiles) {
  /** Nothing is planned. */
  public static final CrisisPlan NONE = new CrisisPlan(List.of());

  public CrisisPlan {
    profiles = profiles.stream().sorted(Comparator.comparing(CrisisProfile::from)).toList();
    for (int index = 1; index < profiles.size(); index++) {
      if (profiles.get(index).from().isBefore(profiles.get(index - 1).until())) {
        throw new IllegalArgumentException("two profiles at once: " + profiles.get(index).name());
      }
    }
  }

  /** The profile that holds at that instant. */
  public Optional<CrisisProfile> at(Instant instant) {
    return profiles.stream().filter(each -> each.holdsAt(instant)).findFirst();
  }
}
