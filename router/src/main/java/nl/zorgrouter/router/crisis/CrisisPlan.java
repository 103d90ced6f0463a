package nl.zorgrouter.router.crisis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles of a region, in the order of their time.
 *
 * @param profiles none of which holds while another does
 * @param past those that were over when the plan was read: their rules are of no use any more
 */
public record CrisisPlan(List<CrisisProfile> profiles, List<CrisisDates> past) {
  /** Nothing is planned. */
  public static final CrisisPlan NONE = new CrisisPlan(List.of());

  public CrisisPlan {
    past = List.copyOf(past);
    profiles = profiles.stream().sorted(Comparator.comparing(CrisisProfile::from)).toList();
    for (int index = 1; index < profiles.size(); index++) {
      if (profiles.get(index).from().isBefore(profiles.get(index - 1).until())) {
        throw new IllegalArgumentException("two profiles at once: " + profiles.get(index).name());
      }
    }
  }

  /** A plan without a past. */
  public CrisisPlan(List<CrisisProfile> profiles) {
    this(profiles, List.of());
  }

  /** The profile that holds at that instant. */
  public Optional<CrisisProfile> at(Instant instant) {
    return profiles.stream().filter(each -> each.dates().holdsAt(instant)).findFirst();
  }

  /** When each profile holds or held. */
  Stream<CrisisDates> dates() {
    return Stream.concat(past.stream(), profiles.stream().map(CrisisProfile::dates));
  }
}
