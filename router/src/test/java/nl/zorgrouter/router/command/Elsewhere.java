package nl.zorgrouter.router.command;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.journal.Entry;

/** What a journal says of a caller who was moved from one queue to somewhere else. */
final class Elsewhere {
  private static final PbxId PBX = new PbxId("noord");

  private Elsewhere() {}

  /** He came to another queue. */
  static Entry waits(String call, Instant at) {
    return new Entry.VisitBegan(
        new WaitFact.VisitBegan(
            PBX,
            new QueueName("desk"),
            new CallId(call),
            new JourneyId(call),
            CallClass.HAP,
            at,
            at,
            at,
            Precision.EXACT));
  }

  /** Somebody has him on the line. */
  static Entry speaks(String call, Instant at) {
    return heard(new CallEvent.BridgeEntered(at, new CallId(call), "b-1"));
  }

  /** His leg ended, which shows nothing. */
  static Entry ends(String call, Instant at) {
    return heard(new CallEvent.Ended(at, new CallId(call), 16));
  }

  private static Entry heard(CallEvent event) {
    return new Entry.Heard(
        new Input.FromPbx(new Moment(event.at(), Duration.ZERO), new PbxNews.Happened(PBX, event)));
  }
}
