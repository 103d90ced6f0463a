package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How the people's clock runs beside the wire's clock. What people do (talk, wait, ring) lasts as
 * long as it should on the people's clock, what the protocol does (question, lease, poll) on the
 * wire's. The exchange tells of both on the wire's.
 *
 * @param wire an instant of the wire's clock, and
 * @param people the people's clock at that instant
 * @param speed seconds of the people's clock in one second of the wire's, above 0
 */
public record Tempo(Instant wire, Instant people, double speed) {
  /** Both clocks the same: how a real exchange runs. */
  public static final Tempo REAL = new Tempo(Instant.EPOCH, Instant.EPOCH, 1);

  public Tempo {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("found the speed `" + speed + "`; expected more than 0");
    }
  }

  /** The people's clock at an instant of the wire's. */
  public Instant people(Instant at) {
    return speed == 1 && wire.equals(people)
        ? at
        : people.plusNanos(Math.round(Duration.between(wire, at).toNanos() * speed));
  }

  /** How long a duration of the people's clock lasts on the wire's. */
  public Duration onTheWire(Duration ofPeople) {
    return speed == 1 ? ofPeople : Duration.ofNanos(Math.round(ofPeople.toNanos() / speed));
  }
}
