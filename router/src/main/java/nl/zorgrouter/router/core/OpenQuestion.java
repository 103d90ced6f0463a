package nl.zorgrouter.router.core;

import java.time.Duration;
import nl.zorgrouter.call.Ticket;

/**
 * A question that a call has put and that has not ended yet.
 *
 * @param ticket names it
 * @param since the router's uptime when it was seen
 * @param rescue how far the watchdog has gone with it
 */
record OpenQuestion(Ticket ticket, Duration since, Rescue rescue) {
  /** How far the watchdog has gone. */
  enum Rescue {
    /** In time. */
    NONE,
    /** It was ended without an answer. */
    ENDED,
    /** Its call was sent to the fail-safe. */
    REDIRECTED
  }
}
