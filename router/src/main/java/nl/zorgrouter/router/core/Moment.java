package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;

/**
 * When an input reached the router, by its own two clocks.
 *
 * @param wall for people: it can be set back and forth
 * @param uptime for timers between machines: it only goes on
 * @param pace how many seconds people live in one of the uptime: 1, but in a simulation
 */
public record Moment(Instant wall, Duration uptime, double pace) {
  public Moment {
    if (!(pace >= 1)) {
      throw new IllegalArgumentException("found a pace of `" + pace + "`; expected 1 or more");
    }
  }

  /** A moment of people who live as fast as the clock. */
  public Moment(Instant wall, Duration uptime) {
    this(wall, uptime, 1);
  }

  /** For timers of people, such as a deadline: as the uptime, in the seconds that people live. */
  public Duration lived() {
    return lived(uptime);
  }

  /** How long people live in so much of the uptime. */
  Duration lived(Duration real) {
    return pace == 1 ? real : Duration.ofNanos(Math.round(real.toNanos() * pace));
  }

  /** The moment this much of the uptime later. */
  public Moment plus(Duration later) {
    return new Moment(wall.plus(lived(later)), uptime.plus(later), pace);
  }
}
