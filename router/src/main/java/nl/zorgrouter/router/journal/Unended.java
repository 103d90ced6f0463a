package nl.zorgrouter.router.journal;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/**
 * A visit that began and of whose end nothing was read.
 *
 * @param visit how it began
 * @param seen the last moment, by the exchange's clock, at which its journal vouches that it had
 *     not ended
 */
public record Unended(VisitBegan visit, Instant seen) {
  /** Sight is written down every ten seconds; clocks differ, and a copy comes later. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** Nobody waits for longer. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Whether somebody watches him to this day: else nobody knows what became of him. */
  public boolean isWatched(Instant now) {
    return !seen.isBefore(now.minus(LATE)) && visit.joined().isAfter(now.minus(LONGEST));
  }

  /** What it is when nobody watches: what a router that sees the exchange again would call it. */
  public Visit lost() {
    return new Visit(
        visit.pbx(),
        visit.queue(),
        visit.call(),
        visit.journey(),
        visit.callClass(),
        visit.callBegan(),
        visit.firstWaited(),
        visit.joined(),
        seen,
        Outcome.UNKNOWN_GAP,
        visit.precision());
  }
}
