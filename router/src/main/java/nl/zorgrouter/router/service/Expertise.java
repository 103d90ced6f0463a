package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Set;

/**
 * Which of its skills a service has on duty now.
 *
 * @param service its id
 * @param present those on duty; the others of its directory entry are not
 * @param by who said it
 * @param asOf when it was so
 * @param until when the directory counts again
 */
public record Expertise(
    String service, Set<String> present, String by, Instant asOf, Instant until) {
  public Expertise {
    present = Set.copyOf(present);
  }

  /** Whether it still counts at that instant. */
  public boolean holdsAt(Instant instant) {
    return instant.isBefore(until);
  }
}
