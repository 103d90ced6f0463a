package nl.zorgrouter.router.journal;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;

/**
 * A caller who waited at once when his call began, on the line of an out-of-hours service.
 *
 * @param call a number; his call is {@code c1}, his journey {@code j1}
 */
public record SampleVisit(
    PbxId pbx, String queue, int call, Instant joined, Duration waited, Outcome outcome) {

  /** As it began. */
  public WaitFact.VisitBegan began() {
    return new WaitFact.VisitBegan(
        pbx,
        new QueueName(queue),
        new CallId("c" + call),
        new JourneyId("j" + call),
        CallClass.HAP,
        joined,
        joined,
        joined,
        Precision.EXACT);
  }

  /** As it ended. */
  public Visit ended() {
    return ended(Precision.EXACT);
  }

  /** The same, where the exchange may have been heard too late to know when it began. */
  public Visit ended(Precision precision) {
    WaitFact.VisitBegan began = began();
    return new Visit(
        began.pbx(),
        began.queue(),
        began.call(),
        began.journey(),
        began.callClass(),
        began.callBegan(),
        began.firstWaited(),
        began.joined(),
        joined.plus(waited),
        outcome,
        precision);
  }

  /** What a journal holds of it. */
  public Entry entry() {
    return new Entry.VisitEnded(ended());
  }
}
