package nl.zorgrouter.monitoring.wait;

import static nl.zorgrouter.monitoring.wait.Story.START;
import static nl.zorgrouter.monitoring.wait.Story.id;
import static nl.zorgrouter.monitoring.wait.Story.joined;
import static nl.zorgrouter.monitoring.wait.Story.origin;
import static nl.zorgrouter.monitoring.wait.Story.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.WaitFact.Seen;
import org.junit.jupiter.api.Test;

/**
 * What a router that is started again knows of those who waited before, and places that go over.
 */
class RestartTest {
  private static final PbxId PBX = new PbxId("pbx-a");

  private final Story before = new Story();

  @Test
  void whoStillWaitsKeepsHisStartToTheMicrosecond() {
    before.arrives("c1").later(12.25).joins("c1", "hap", origin("CARE_LINE", "j1")).later(60);
    Story after = startedAgain();
    after.later(5).comesBack(waiting("c1", "hap", 65)).later(10).isAnswered("c1", "hap");
    Visit visit = after.visits().getFirst();
    assertEquals(Duration.ofMillis(75_002), visit.waited());
    assertEquals(Precision.EXACT, visit.precision());
    assertEquals("j1", visit.journey().value());
    assertEquals(CallClass.CARE_LINE, visit.callClass());
    assertEquals(START, visit.callBegan());
  }

  @Test
  void whoLeftMeanwhileIsMissed() {
    before.joins("c1", "hap").later(60);
    Story after = startedAgain();
    after.later(5).comesBack();
    assertEquals(List.of(Outcome.UNKNOWN_GAP), after.outcomes());
    assertEquals(Duration.ofSeconds(60), after.visits().getFirst().waited());
    assertEquals(0, after.picture("hap").orElseThrow().imbalance());
    assertTrue(
        after.facts.contains(new WaitFact.Gap(PBX, START.plusSeconds(60), START.plusSeconds(65))));
  }

  @Test
  void thePersonsClockGoesOnOverARestart() {
    Marks marks = origin("CARE_LINE", "j1");
    before.arrives("c1").joins("c1", "desk", marks).later(30);
    before.isUnanswered("c1", "desk").leaves("c1", "desk").status("c1", "TIMEOUT");
    before.joins("c1", "hap", marks).later(20);
    Story after = startedAgain();
    after.later(5).comesBack(waiting("c1", "hap", 25)).later(5).isAnswered("c1", "hap");
    assertEquals(START, after.visits().getFirst().firstWaited());
  }

  @Test
  void whatIsKnownAlreadyIsNotReplacedByWhatWasKnownBefore() {
    before.joins("c1", "hap");
    Story after = Story.by(OutcomeRules.USUAL);
    after.waits.recall(PBX, START, before.open());
    assertEquals(0, after.waitingIn("hap"));
  }

  @Test
  void sightIsVouchedForEveryTenSecondsAndUntilItIsLost() {
    for (int second = 0; second < 25; second++) {
      before.later(1).ping();
    }
    before.loses().later(30).comesBack();
    List<Seen> seen =
        before.facts.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
    assertEquals(
        List.of(
            new Seen(PBX, START, START.plusSeconds(10)),
            new Seen(PBX, START.plusSeconds(10), START.plusSeconds(20)),
            new Seen(PBX, START.plusSeconds(20), START.plusSeconds(25))),
        seen);
  }

  @Test
  void aPlaceThatIsGivenAwayTakesItsWaitAlong() {
    before.joins("nurse-1", "hap").later(1).joins("nurse-2", "hap").later(1);
    before.event(new CallEvent.PlaceGiven(before.now(), id("nurse-2"), id("patient-2")));
    before.event(new CallEvent.PlaceGiven(before.now(), id("nurse-1"), id("patient-1")));
    before.ends("nurse-2").ends("nurse-1").later(5).isAnswered("patient-2", "hap");
    assertEquals(List.of(Outcome.ANSWERED), before.outcomes());
    assertEquals(START.plusSeconds(1), before.visits().getFirst().joined());
    assertEquals(1, before.waitingIn("hap"));
  }

  @Test
  void placesGivenAwayOutOfSightGoToWhoseWaitFits() {
    before
        .joins("nurse-1", "hap")
        .later(2)
        .joins("nurse-2", "hap")
        .later(4)
        .ping()
        .loses()
        .later(4);
    before.comesBack(waiting("patient-2", "hap", 8), waiting("patient-1", "hap", 10));
    assertEquals(List.of(), before.outcomes());
    before.later(1).isAnswered("patient-2", "hap");
    assertEquals(START.plusSeconds(2), before.visits().getFirst().joined());
    assertEquals(Precision.EXACT, before.visits().getFirst().precision());
  }

  @Test
  void aPlaceThatFitsSeveralIsKnownToTheSecondAndNoBetter() {
    before.joins("nurse-1", "hap").later(1).joins("nurse-2", "hap").later(4).ping().loses();
    before.later(5).comesBack(waiting("patient", "hap", 9)).later(1).isAnswered("patient", "hap");
    Visit answered = before.visits().getLast();
    assertEquals(Precision.BACKDATED, answered.precision());
    assertEquals(List.of(Outcome.UNKNOWN_GAP, Outcome.ANSWERED), before.outcomes());
  }

  @Test
  void aPlaceThatFitsSeveralIsFoundByItsMark() {
    before.joins("nurse-1", "hap").later(0.4).joins("nurse-2", "hap").later(4).ping().loses();
    Marks mark = joined("hap", START.plusMillis(398));
    before.later(4).comesBack(mark, waiting("patient", "hap", 8));
    before.later(1).isAnswered("patient", "hap");
    Visit answered = before.visits().getLast();
    assertEquals(Precision.EXACT, answered.precision());
    assertEquals(START.plusMillis(400), answered.joined());
  }

  @Test
  void whoCameOutOfSightTakesNobodysPlace() {
    before.joins("c1", "hap").later(1).ping().loses().later(3).comesBack(waiting("c2", "hap", 1));
    assertEquals(List.of(Outcome.UNKNOWN_GAP), before.outcomes());
    assertEquals(1, before.waitingIn("hap"));
  }

  @Test
  void newsFromBeforeHeJoinedDoesNotEndAVisitThatASnapshotShowedEarly() {
    before
        .joins("c1", "hap")
        .later(5)
        .ping()
        .loses()
        .later(1)
        .comesBack(waiting("c1", "urgent", 0));
    before.later(0.001).leaves("c1", "hap").later(0.001);
    before.event(new CallEvent.Worsened(before.now(), id("c1"), "HAP")).later(0.001);
    before.joins("c1", "urgent").later(4).hangsUp("c1", "urgent");
    assertEquals(List.of(Outcome.UNKNOWN_GAP, Outcome.ABANDONED_SHORT), before.outcomes());
    assertEquals(Duration.ofSeconds(4), before.visits().getLast().waited());
    assertEquals(Precision.EXACT, before.visits().getLast().precision());
  }

  private Story startedAgain() {
    return Story.after(before);
  }
}
