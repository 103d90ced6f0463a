package nl.zorgrouter.monitoring.wait;

import static nl.zorgrouter.monitoring.wait.Story.START;
import static nl.zorgrouter.monitoring.wait.Story.id;
import static nl.zorgrouter.monitoring.wait.Story.origin;
import static nl.zorgrouter.monitoring.wait.Story.queue;
import static nl.zorgrouter.monitoring.wait.Story.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.monitoring.wait.OutcomeRules.AtQueue;
import nl.zorgrouter.monitoring.wait.OutcomeRules.KeyMeaning;
import org.junit.jupiter.api.Test;

class WaitingTimesTest {
  private final Story story = new Story();

  @Test
  void anAnsweredCallerWaitedUntilTheMemberHadHim() {
    story.joins("c1", "desk").later(7.123456).isAnswered("c1", "desk");
    assertEquals(List.of(Outcome.ANSWERED), story.outcomes());
    assertEquals(Duration.ofNanos(7_125_456_000L), story.visits().getFirst().waited());
  }

  @Test
  void whoHangsUpAbandons() {
    story.joins("c1", "desk").later(30).hangsUp("c1", "desk");
    assertEquals(List.of(Outcome.ABANDONED), story.outcomes());
    assertEquals(Duration.ofSeconds(30), story.visits().getFirst().waited());
  }

  @Test
  void whoHangsUpAtOnceHardlyWaited() {
    story.joins("c1", "desk").later(4.999999).hangsUp("c1", "desk");
    story.joins("c2", "desk").later(5).hangsUp("c2", "desk");
    assertEquals(List.of(Outcome.ABANDONED_SHORT, Outcome.ABANDONED), story.outcomes());
  }

  @Test
  void aTimeoutIsNoAbandonment() {
    story.joins("c1", "desk").later(60).isUnanswered("c1", "desk").leaves("c1", "desk");
    assertEquals(List.of(), story.outcomes());
    story.status("c1", "TIMEOUT");
    assertEquals(List.of(Outcome.TIMEOUT), story.outcomes());
  }

  @Test
  void anEmptiedQueueAndAWithdrawalAreNoAbandonment() {
    for (String status : List.of("LEAVEEMPTY", "LEAVEUNAVAIL", "WITHDRAW")) {
      story.joins("c-" + status, "desk").later(6);
      story.isUnanswered("c-" + status, "desk").leaves("c-" + status, "desk");
      story.status("c-" + status, status).ends("c-" + status);
    }
    assertEquals(
        List.of(Outcome.LEFT_EMPTY, Outcome.LEFT_EMPTY, Outcome.WITHDRAWN), story.outcomes());
  }

  @Test
  void whoIsRefusedAtTheDoorIsCountedAtThatDoor() {
    Marks marks = new Marks(Map.of(Mark.ZR_QUEUE, "desk"));
    story.event(new CallEvent.QueueEnded(story.now(), id("c1"), "FULL", marks)).later(1);
    story.event(new CallEvent.QueueEnded(story.now(), id("c1"), "JOINEMPTY", marks)).later(1);
    story.event(new CallEvent.QueueEnded(story.now(), id("c1"), "JOINUNAVAIL", marks));
    assertEquals(
        List.of(Outcome.REFUSED_FULL, Outcome.REFUSED_EMPTY, Outcome.REFUSED_EMPTY),
        story.outcomes());
    assertEquals(3, story.picture("desk").orElseThrow().ledger().entered());
  }

  @Test
  void aKeyIsNeitherAnAbandonmentNorAnAnswer() {
    story.joins("c1", "hap").later(20).leaves("c1", "hap").later(0.001);
    story.event(new CallEvent.Worsened(story.now(), id("c1"), "EMERGENCY"));
    assertEquals(List.of(Outcome.EXIT_KEY), story.outcomes());
  }

  @Test
  void aKeyInAQueueThatCallsBackIsACallback() {
    Story other =
        Story.by(
            new OutcomeRules(
                Duration.ofSeconds(5),
                Map.of(queue("hap"), new AtQueue(Optional.empty(), KeyMeaning.CALLBACK))));
    other.joins("c1", "hap").later(20).leaves("c1", "hap").later(2).ends("c1");
    assertEquals(List.of(Outcome.CALLBACK), other.outcomes());
    assertEquals(Outcome.CALLBACK, other.journeys().getFirst().outcome());
  }

  @Test
  void aQueueHasItsOwnShortestWaitThatCounts() {
    AtQueue patient = new AtQueue(Optional.of(Duration.ofSeconds(20)), KeyMeaning.EXIT);
    Story other = Story.by(new OutcomeRules(Duration.ofSeconds(5), Map.of(queue("hap"), patient)));
    other.joins("c1", "hap").joins("c2", "desk").later(12).hangsUp("c1", "hap");
    other.hangsUp("c2", "desk");
    assertEquals(List.of(Outcome.ABANDONED_SHORT, Outcome.ABANDONED), other.outcomes());
  }

  @Test
  void aCallerWhomSomebodyMovesHasNotGivenUp() {
    story.joins("c1", "hap").later(20).isUnanswered("c1", "hap").leaves("c1", "hap").later(0.001);
    story.asks("c1", Marks.NONE);
    story.joins("c2", "hap").later(20).isUnanswered("c2", "hap").leaves("c2", "hap").later(0.001);
    story.joins("c2", "desk");
    assertEquals(List.of(Outcome.REROUTED, Outcome.REROUTED), story.outcomes());
  }

  @Test
  void aCallerWhomWeMoveHasNotGivenUpEvenIfHeEndsOnTheWay() {
    story.arrives("c1").joins("c1", "hap").later(20).isMoved("c1").later(0.01).hangsUp("c1", "hap");
    assertEquals(List.of(Outcome.REROUTED), story.outcomes());
    assertEquals(Outcome.ABANDONED, story.journeys().getFirst().outcome());
  }

  @Test
  void aMoveThatCameToNothingHidesNoLaterAbandonment() {
    story.joins("c1", "hap").later(20).isMoved("c1").ping().later(90).hangsUp("c1", "hap");
    assertEquals(List.of(Outcome.ABANDONED), story.outcomes());
  }

  @Test
  void aLineThatFailsIsNotACallerWhoGaveUp() {
    story.joins("c1", "desk").later(20).isUnanswered("c1", "desk").leaves("c1", "desk");
    story.event(new CallEvent.Ended(story.now(), id("c1"), 44));
    assertEquals(List.of(Outcome.FAILED), story.outcomes());
  }

  @Test
  void whoHangsUpHasGivenUpHoweverLongHisLegTakesToEnd() {
    story.joins("c1", "desk").later(30).isAboutToEnd("c1", 16);
    story.isUnanswered("c1", "desk").leaves("c1", "desk").later(15).ping().later(30).ends("c1");
    story.joins("c2", "desk").later(30).isUnanswered("c2", "desk").leaves("c2", "desk");
    story.later(0.001).isAboutToEnd("c2", 0).later(15).ping().later(30).ends("c2");
    story.joins("c3", "desk").later(30).isAboutToEnd("c3", 44);
    story.isUnanswered("c3", "desk").leaves("c3", "desk").later(15).ping();
    assertEquals(List.of(Outcome.ABANDONED, Outcome.ABANDONED, Outcome.FAILED), story.outcomes());
    assertEquals(Duration.ofSeconds(30), story.visits().getFirst().waited());
  }

  @Test
  void whoIsMovedToAnAnnouncementAndHangsUpThereHasNotGivenUp() {
    story.joins("c1", "hap").later(20).isUnanswered("c1", "hap").leaves("c1", "hap");
    story.later(4).isAboutToEnd("c1", 16).ends("c1");
    story.joins("c2", "hap").later(20).isUnanswered("c2", "hap").leaves("c2", "hap");
    story.later(4).isAboutToEnd("c2", 16).later(15).ping();
    assertEquals(List.of(Outcome.REROUTED, Outcome.REROUTED), story.outcomes());
    assertEquals(Outcome.ABANDONED, story.journeys().getFirst().outcome());
  }

  @Test
  void theEndOfALegThatGaveItsPlaceAwayIsNotTheEndOfHimWhoHasIt() {
    story.joins("consult", "hap").later(5).isAboutToEnd("consult", 16);
    story.event(new CallEvent.PlaceGiven(story.now(), id("consult"), id("caller"))).ends("consult");
    story.later(10).isUnanswered("caller", "hap").leaves("caller", "hap").later(11).ping();
    assertEquals(List.of(Outcome.REROUTED), story.outcomes());
  }

  @Test
  void theReasonMayComeWithTheNextDoor() {
    story.joins("c1", "hap").later(20).leaves("c1", "hap").later(0.001).joins("c1", "desk");
    assertEquals(List.of(Outcome.EXIT_KEY), story.outcomes());
    assertEquals(1, story.waitingIn("desk"));
  }

  @Test
  void whoLeftWithoutAReasonIsNotShownAsWaiting() {
    story.joins("c1", "hap").later(20).leaves("c1", "hap");
    QueuePicture picture = story.picture("hap").orElseThrow();
    assertEquals(0, picture.waiting().size());
    assertEquals(1, picture.leaving());
    assertEquals(0, picture.imbalance());
    story.later(11).joins("c2", "desk");
    assertEquals(List.of(Outcome.EXIT_KEY), story.outcomes());
  }

  @Test
  void anAttendedTransferIntoAQueueGivesThePlaceToAnotherLeg() {
    story.joins("consult", "hap").later(5).ends("consult");
    assertEquals(1, story.waitingIn("hap"));
    story.later(10).isAnswered("caller", "hap");
    assertEquals(List.of(Outcome.ANSWERED), story.outcomes());
    assertEquals(Duration.ofMillis(15_002), story.visits().getFirst().waited());
  }

  @Test
  void theExchangesOwnCountEndsAPlaceThatNobodyTook() {
    story.joins("c1", "hap").later(8).ends("c1").later(2);
    story.event(
        new CallEvent.Joined(story.now(), id("c2"), id("c2"), queue("hap"), 1, 1, Marks.NONE));
    assertEquals(List.of(Outcome.ABANDONED), story.outcomes());
    assertEquals(Duration.ofSeconds(8), story.visits().getFirst().waited());
    assertEquals(0, story.picture("hap").orElseThrow().drift());
  }

  @Test
  void aDifferentCountIsShownAsDrift() {
    story.joins("c1", "hap");
    story.event(
        new CallEvent.Joined(story.now(), id("c2"), id("c2"), queue("hap"), 1, 1, Marks.NONE));
    assertEquals(1, story.picture("hap").orElseThrow().drift());
  }

  @Test
  void aReconnectPutsTheCountRight() {
    story.joins("c1", "hap");
    story.event(
        new CallEvent.Joined(story.now(), id("c2"), id("c2"), queue("hap"), 1, 1, Marks.NONE));
    story.later(60).loses().later(30).comesBack(waiting("c1", "hap", 90), waiting("c2", "hap", 90));
    assertEquals(0, story.picture("hap").orElseThrow().drift());
    assertEquals(2, story.waitingIn("hap"));
  }

  @Test
  void theSameNewsTwiceIsCountedOnce() {
    story.joins("c1", "hap").joins("c1", "hap").later(9);
    story.isUnanswered("c1", "hap").isUnanswered("c1", "hap");
    story.leaves("c1", "hap").leaves("c1", "hap").ends("c1").ends("c1");
    assertEquals(List.of(Outcome.ABANDONED), story.outcomes());
    assertEquals(1, story.picture("hap").orElseThrow().ledger().entered());
    assertTrue(story.facts.stream().anyMatch(fact -> fact instanceof WaitFact.Unfitting));
  }

  @Test
  void aRestartOfTheRouterDoesNotRestartAWait() {
    Story fresh = new Story();
    fresh.later(600).comesBack(waiting("c1", "hap", 540));
    QueuePicture picture = fresh.picture("hap").orElseThrow();
    assertEquals(fresh.now().minusSeconds(540), picture.oldestSince().orElseThrow());
    assertEquals(Precision.BACKDATED, picture.waiting().getFirst().precision());
  }

  @Test
  void aWaitGoesOnOverALostConnection() {
    story.joins("c1", "hap").later(60).loses().later(30).comesBack(waiting("c1", "hap", 89));
    assertEquals(START, story.picture("hap").orElseThrow().oldestSince().orElseThrow());
    story.later(10).isAnswered("c1", "hap");
    assertEquals(Precision.EXACT, story.visits().getFirst().precision());
    assertEquals(Duration.ofMillis(100_002), story.visits().getFirst().waited());
  }

  @Test
  void whoLeavesOutOfSightEndsAsUnknown() {
    story.joins("c1", "hap").joins("c2", "hap").later(60).asks("x", Marks.NONE);
    story.loses().later(30).comesBack(waiting("c1", "hap", 90));
    assertEquals(List.of(Outcome.UNKNOWN_GAP), story.outcomes());
    assertEquals(Duration.ofSeconds(60), story.visits().getFirst().waited());
    assertTrue(
        story.facts.contains(
            new WaitFact.Gap(
                story.visits().getFirst().pbx(), START.plusSeconds(60), START.plusSeconds(90))));
  }

  @Test
  void whoCameBackToTheSameQueueOutOfSightIsTwoVisits() {
    story.joins("c1", "hap").later(60).loses().later(30).comesBack(waiting("c1", "hap", 5));
    assertEquals(List.of(Outcome.UNKNOWN_GAP), story.outcomes());
    assertEquals(1, story.waitingIn("hap"));
    assertEquals(2, story.picture("hap").orElseThrow().ledger().entered());
  }

  @Test
  void anEventThatRacesTheSnapshotIsNotASecondVisit() {
    story.later(60).comesBack(waiting("c1", "hap", 0)).later(0.2).joins("c1", "hap");
    assertEquals(1, story.picture("hap").orElseThrow().ledger().entered());
    assertEquals(
        Precision.EXACT, story.picture("hap").orElseThrow().waiting().getFirst().precision());
  }

  @Test
  void membersAreCountedByWhatTheyDo() {
    for (Availability state : Availability.values()) {
      story.event(
          new CallEvent.MemberChanged(
              story.now(), new QueueMember(queue("hap"), "PJSIP/" + state, state)));
    }
    story.event(new CallEvent.MemberGone(story.now(), queue("hap"), "PJSIP/AWAY"));
    assertEquals(
        Map.of(Availability.FREE, 1, Availability.BUSY, 1, Availability.PAUSED, 1),
        story.picture("hap").orElseThrow().members());
  }

  @Test
  void threeClocksFollowThePerson() {
    Marks marks = origin("CARE_LINE", "j1");
    story.arrives("c1").later(12).joins("c1", "hap", marks).later(60);
    story.isUnanswered("c1", "hap").leaves("c1", "hap").status("c1", "TIMEOUT").later(2);
    story.joins("c1", "desk", marks).later(5);
    WaitingPerson person = story.picture("desk").orElseThrow().waiting().getFirst();
    assertEquals(START, person.callBegan());
    assertEquals(START.plusSeconds(12), person.firstWaited());
    assertEquals(START.plusSeconds(74), person.since());
    assertEquals(CallClass.CARE_LINE, person.callClass());
  }

  @Test
  void aPersonWhoIsMovedToAnotherExchangeIsOneJourney() {
    Marks marks = origin("EMERGENCY", "j1");
    story.arrives("c1").joins("c1", "desk", marks).later(5).isAnswered("c1", "desk").later(100);
    Story other = story.at("pbx-b").joins("r1", "hap", marks).later(240).isAnswered("r1", "hap");
    other.later(60).ends("r1");
    assertEquals(List.of(), story.journeys());
    story.until(other).later(0.1).ends("c1");
    WaitFact.JourneyEnded journey = story.journeys().getFirst();
    assertEquals(Duration.ofMillis(245_004), journey.waited());
    assertEquals(queue("desk"), journey.firstQueue());
    assertEquals(queue("hap"), journey.lastQueue());
    assertEquals(2, journey.visits());
    assertEquals(Outcome.ANSWERED, journey.outcome());
    assertEquals(CallClass.EMERGENCY, journey.callClass());
  }

  @Test
  void aHumanElsewhereEndsAJourneyAsAnswered() {
    story.asks("c1", Marks.NONE).joins("c1", "hap").later(20);
    story.isUnanswered("c1", "hap").leaves("c1", "hap").status("c1", "TIMEOUT").later(9);
    story.event(new CallEvent.Accepted(story.now(), id("r1"), "PJSIP/c1")).later(9).ends("c1");
    assertEquals(Outcome.ANSWERED, story.journeys().getFirst().outcome());
  }
}
