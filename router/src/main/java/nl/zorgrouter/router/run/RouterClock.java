package nl.zorgrouter.router.run;

import java.time.Duration;
import java.time.InstantSource;
import nl.zorgrouter.router.core.Moment;

/**
 * The two clocks of this machine: the wall's, which can be set, and the uptime, which only goes on.
 */
final class RouterClock {
  private final InstantSource wall;
  private final long started = System.nanoTime();

  RouterClock(InstantSource wall) {
    this.wall = wall;
  }

  Moment now() {
    return new Moment(wall.instant(), Duration.ofNanos(System.nanoTime() - started));
  }
}
