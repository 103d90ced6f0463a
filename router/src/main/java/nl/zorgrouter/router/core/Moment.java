package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;

/**
 * When an input reached the router, by its own two clocks.
 *
 * @param wall for people: it can be set back and forth
 * @param uptime for timers: it only goes on
 */
public record Moment(Instant wall, Duration uptime) {
  /** The moment this much later. */
  public Moment plus(Duration later) {
    return new Moment(wall.plus(later), uptime.plus(later));
  }
}
