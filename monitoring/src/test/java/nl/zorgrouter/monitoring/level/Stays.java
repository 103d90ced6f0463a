package nl.zorgrouter.monitoring.level;

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
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/**
 * What one person does at one queue.
 *
 * @param journey names him
 * @param joined when he comes
 */
record Stays(String journey, String queue, Instant joined) {
  static final PbxId PBX = new PbxId("pbx-a");

  Visit left(Duration after, Outcome outcome) {
    return new Visit(
        PBX,
        new QueueName(queue),
        new CallId("call-" + journey),
        new JourneyId(journey),
        CallClass.HAP,
        joined,
        joined,
        joined,
        joined.plus(after),
        outcome,
        Precision.EXACT);
  }

  Waiting waiting(Duration soFar) {
    return new Waiting(
        new VisitBegan(
            PBX,
            new QueueName(queue),
            new CallId("call-" + journey),
            new JourneyId(journey),
            CallClass.HAP,
            joined,
            joined,
            joined,
            Precision.EXACT),
        joined.plus(soFar));
  }
}
