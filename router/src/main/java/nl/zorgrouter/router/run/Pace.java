package nl.zorgrouter.router.run;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How time runs for a router. It is {@link #REAL} everywhere but in a simulation, whose people live
 * faster than the clock.
 *
 * @param wall the clock that people read; timers never use it
 * @param tells how often the rules are told how the services are doing, by the uptime
 * @param speed how many seconds people live in one of the uptime, from 1
 */
public record Pace(InstantSource wall, Duration tells, double speed) {
  /** The clock of this machine, and a figure a second. */
  public static final Pace REAL = new Pace(InstantSource.system(), Duration.ofSeconds(1), 1);

  public Pace {
    if (tells.isNegative() || tells.isZero()) {
      throw new IllegalArgumentException("found `" + tells + "`; expected more than nothing");
    }
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("found `" + speed + "`; expected 1 or more");
    }
  }
}
