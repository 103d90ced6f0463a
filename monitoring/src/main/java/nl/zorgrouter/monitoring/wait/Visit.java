package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;

/**
 * One caller's stay at one queue, ended: the raw material of every report. All times are the
 * exchange's own.
 *
 * @param callBegan the first clock: since the person's call began, menu and welcome included
 * @param firstWaited the second clock: since he first waited, over queues and exchanges
 * @param joined the third clock: since he waits in this queue; for a refusal the moment of it
 * @param ended when he left; for an unknown gap the last moment he was seen, so that the wait is a
 *     lower bound
 */
public record Visit(
    PbxId pbx,
    QueueName queue,
    CallId call,
    JourneyId journey,
    CallClass callClass,
    Instant callBegan,
    Instant firstWaited,
    Instant joined,
    Instant ended,
    Outcome outcome,
    Precision precision) {
  public Visit {
    if (ended.isBefore(joined)) {
      throw new IllegalArgumentException("a wait from %s to %s".formatted(joined, ended));
    }
  }

  /** How long he waited in this queue; never negative. */
  public Duration waited() {
    return Duration.between(joined, ended);
  }
}
