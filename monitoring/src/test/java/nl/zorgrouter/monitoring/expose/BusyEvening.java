package nl.zorgrouter.monitoring.expose;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.estimate.Estimate;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.monitoring.estimate.Track;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.monitoring.wait.WaitingTimes;

/** Measurements after an evening in which everything that is measured happened once. */
final class BusyEvening {
  private static final PbxId PBX = new PbxId("pbx-a");
  private static final QueueName HAP = new QueueName("hap");
  private static final Marks CARE =
      new Marks(Map.of(Mark.ZR_ORIGIN, "CARE_LINE", Mark.ZR_JOURNEY, "1763690000.1"));

  final Measurements measurements = new Measurements();
  private final WaitingTimes waits = new WaitingTimes(OutcomeRules.USUAL);
  private Instant now = Instant.parse("2026-11-21T01:00:00Z");

  BusyEvening() {
    hear(sync(1));
    hear(new PbxNews.Pinged(PBX, now.plusSeconds(7200), Duration.ofMillis(2)));
    hear(new PbxNews.OutOfSync(PBX, 1, "silent"));
    now = now.plusSeconds(4);
    hear(sync(2));
    answered();
    timedOut();
    happen(new CallEvent.Left(now, new CallId("nobody"), HAP, 0));
    happen(new CallEvent.Joined(now, new CallId("c3"), new CallId("c3"), HAP, 1, 1, CARE));
    measurements.decided(
        new Decided("CARE_LINE", "ROUTE", "HAP", "RULE", Duration.ofNanos(40_000)));
    measurements.decided("disposition/adult", "hap-groningen", "ROUTE");
    measurements.wouldHaveDecided(new Decided("HAP", "ROUTE", "HAP", "RULE", Duration.ZERO));
    measurements.activated(7, "ab12", now);
    measurements.journal().waiting(3);
    measurements.journal().durable(41, 3, Duration.ofMillis(2));
    measurements.store().took(0, now);
    measurements.shows(waits.pictures());
    measurements.expects(
        List.of(
            new QueueLoad(
                PBX,
                HAP,
                1,
                0,
                1,
                new Estimate.Reliable(
                    Duration.ofSeconds(40), Duration.ofSeconds(95), Duration.ofSeconds(150)),
                new Track(12, 9, Duration.ofSeconds(31), Duration.ofSeconds(-4)),
                now)));
  }

  String page() {
    return measurements.page().read(Optional.of("text/plain")).text();
  }

  private PbxNews sync(long epoch) {
    QueueMember member = new QueueMember(HAP, "PJSIP/hap-1", QueueMember.Availability.FREE);
    return new PbxNews.InSync(PBX, epoch, new Snapshot(now, List.of(), List.of(), List.of(member)));
  }

  private void answered() {
    CallId call = new CallId("1763690000.1");
    happen(new CallEvent.Arrived(now, call, call, "PJSIP/trunk-1", "+31612345678", CARE));
    happen(new CallEvent.Joined(now, call, call, HAP, 1, 1, CARE));
    now = now.plusSeconds(30);
    happen(new CallEvent.Left(now, call, HAP, 0));
    happen(new CallEvent.Connected(now, call, new CallId("m1"), HAP, "PJSIP/hap-1"));
    happen(new CallEvent.Ended(now, call, 16));
  }

  private void timedOut() {
    CallId call = new CallId("c2");
    happen(new CallEvent.Joined(now, call, call, HAP, 1, 1, CARE));
    now = now.plusSeconds(601);
    happen(new CallEvent.LeftUnanswered(now, call, HAP, Duration.ofSeconds(601)));
    happen(new CallEvent.Left(now, call, HAP, 0));
    happen(new CallEvent.QueueEnded(now, call, "TIMEOUT"));
    happen(new CallEvent.FellBack(now, call, 1, 3));
    happen(new CallEvent.NobodyTook(now, call, "TIMEOUT"));
    happen(new CallEvent.Worsened(now, call, "CARE_LINE"));
  }

  private void happen(CallEvent event) {
    hear(new PbxNews.Happened(PBX, event));
  }

  private void hear(PbxNews news) {
    measurements.heard(news, now.plusMillis(3));
    measurements.learned(waits.apply(news));
  }
}
