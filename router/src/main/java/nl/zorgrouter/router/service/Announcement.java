package nl.zorgrouter.router.service;

import java.time.Instant;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * What a person, or the system of a service, said about its state. It ends by itself.
 *
 * @param service its id
 * @param state what was said
 * @param reason why
 * @param by who said it: a function or a system, never the name of a person
 * @param since from when
 * @param until when it ends, not included; at most a day after it was said
 */
public record Announcement(
    String service,
    ServiceState state,
    StateReason reason,
    String by,
    Instant since,
    Instant until) {
  /** Whether it holds at that instant. */
  public boolean holdsAt(Instant instant) {
    return instant.isBefore(until);
  }
}
