package nl.zorgrouter.router.run;

import java.time.Duration;
import nl.zorgrouter.router.core.Moment;

/**
 * The two clocks of this machine: the wall's, which can be set, and the uptime, which only goes on.
 */
final class RouterClock {
  private final Pace pace;
  private final long started = System.nanoTime();

  RouterClock(Pace pace) {
    this.pace = pace;
  }

  Moment now() {
    return new Moment(
        pace.wall().instant(), Duration.ofNanos(System.nanoTime() - started), pace.speed());
  }
}
