package nl.zorgrouter.router.referral;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when somebody of the service has to answer.
 *
 * @param answerBy for people, by the exchange's clock
 * @param due the same on the router's own timer of people, which nobody sets back
 * @param grace after it, how long the caller still keeps his place while the desk rings
 * @param rung whether the desk was rung
 */
public record Deadline(Instant answerBy, Duration due, Duration grace, Rung rung) {
  /** The longest time that a caller keeps his place after the deadline. */
  public static final Duration MOST_GRACE = Duration.ofSeconds(30);

  /** Whether the desk was rung at the deadline. */
  public enum Rung {
    /** Not yet. */
    NO,
    /** It was. */
    YES
  }

  /**
   * The deadline of somebody who sets out now. Where a rule shortens the deadline below the grace,
   * the grace is no longer than the deadline: nobody waits longer for the fail-safe than for care.
   */
  public static Deadline of(Instant now, Duration lived, Duration within) {
    Duration grace = within.compareTo(MOST_GRACE) < 0 ? within : MOST_GRACE;
    return new Deadline(now.plus(within), lived.plus(within), grace, Rung.NO);
  }

  Deadline ringing() {
    return new Deadline(answerBy, due, grace, Rung.YES);
  }

  /** The same on a timer that shows this much more. */
  Deadline later(Duration more) {
    return new Deadline(answerBy, due.plus(more), grace, rung);
  }

  /**
   * The same, counted again from a moment that the exchange's clock and the timer both have. It can
   * only come sooner: a clock that was set back gives nobody more time.
   */
  Deadline counted(Instant at, Duration lived) {
    Duration again = lived.plus(Duration.between(at, answerBy));
    return new Deadline(answerBy, again.compareTo(due) < 0 ? again : due, grace, rung);
  }
}
