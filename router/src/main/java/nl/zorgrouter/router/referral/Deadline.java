package nl.zorgrouter.router.referral;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when somebody of the service has to answer.
 *
 * @param answerBy for people, by the exchange's clock
 * @param due the same on the router's own timer, which nobody sets back
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
  public static Deadline of(Instant now, Duration uptime, Duration within) {
    Duration grace = within.compareTo(MOST_GRACE) < 0 ? within : MOST_GRACE;
    return new Deadline(now.plus(within), uptime.plus(within), grace, Rung.NO);
  }

  Deadline ringing() {
    return new Deadline(answerBy, due, grace, Rung.YES);
  }

  /** How long the exchange itself keeps him there from now on, in whole seconds, at least one. */
  public int patienceSeconds(Duration uptime) {
    long millis = due.plus(grace).minus(uptime).toMillis();
    return Math.toIntExact(Math.clamp((millis + 999) / 1000, 1, 86_400));
  }
}
