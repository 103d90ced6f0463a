package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import nl.zorgrouter.call.CallId;

/**
 * Somebody who waits now, with his three clocks.
 *
 * @param callBegan since his call began
 * @param firstWaited since he first waited, over queues and exchanges
 * @param since since he waits in this queue
 */
public record WaitingPerson(
    CallId call,
    JourneyId journey,
    CallClass callClass,
    Instant callBegan,
    Instant firstWaited,
    Instant since,
    Precision precision) {}
