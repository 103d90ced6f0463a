package nl.zorgrouter.router.run;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.router.core.Moment;

/**
 * The two clocks of this machine: the wall's, which can be set, and the uptime, which only goes on.
 */
final class RouterClock {
  private final long started = System.nanoTime();

  Moment now() {
    return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - started));
  }
}
