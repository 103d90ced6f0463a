package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.region.LineKind;

/**
 * One person on the telephone.
 *
 * @param journey names him; the same over queues and exchanges
 * @param tail the last two digits of his number; empty when it is withheld or short
 * @param line where he came in; empty when that was never seen
 * @param origin the kind of line on which his journey began
 * @param stage what he does
 * @param service where he waits or speaks, or is on his way to; empty while nothing is decided
 * @param pbx the exchange where he is now
 * @param began since his call began
 * @param since since he does what he does
 * @param due when somebody should have answered; empty when he speaks with somebody
 * @param referred whether a professional referred him
 * @param urgent whether he waits in a queue for urgent cases
 * @param worse whether he pressed the key for "it is getting worse"
 * @param byFailsafe whether the exchange sent him there by itself
 */
public record CallerView(
    String journey,
    String tail,
    Optional<String> line,
    LineKind origin,
    Stage stage,
    Optional<String> service,
    String pbx,
    Instant began,
    Instant since,
    Optional<Instant> due,
    boolean referred,
    boolean urgent,
    boolean worse,
    boolean byFailsafe) {
  /** What a caller does. */
  public enum Stage {
    /** In a menu, or between two places. */
    UNDERWAY,
    /** The rules are asked. */
    ASKING,
    /** In a queue. */
    WAITING,
    /** With somebody. */
    TALKING
  }

  /** Whether somebody should have answered by then. */
  boolean isLate(Instant now) {
    return stage == Stage.WAITING && due.filter(now::isAfter).isPresent();
  }
}
