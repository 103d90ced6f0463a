package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.StateReason;
import nl.zorgrouter.rules.decide.ServiceState;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;

/** Who waits for whoever took over his line, when that ends. */
class TakeoversTest {
  private static final VerifiedRules RULES = Told.rules(1);
  private static final String QUEUE = "hap-groningen-practice";
  private static final String ONE = "pbx-1.5";
  private static final String OTHER = "pbx-1.1";

  /** Half a minute before the day team goes, on a day for which the takeover is planned. */
  private static final Instant EVENING = Instant.parse("2026-12-08T15:59:30Z");

  /** Tuesday 09:15, when nothing is planned. */
  private static final Instant MORNING = Instant.parse("2026-11-24T08:15:00Z");

  private static final Duration A_MOMENT = Duration.ofMillis(50);

  @Test
  void letsWhoWaitsAskAgainWhenThePlannedTimeIsOverOnceAndInTheirOrder() {
    Told told = onDuty(Told.working(RULES, EVENING), 2);
    waits(told, ONE, practice());
    passes(told, Duration.ofSeconds(9));
    waits(told, "pbx-1.9", practice());
    passes(told, Duration.ofSeconds(9));
    waits(told, OTHER, practice());
    assertEquals(List.of(), passes(told, Duration.ofSeconds(11)), "a second too early");
    assertEquals(List.of(ONE, "pbx-1.9", OTHER), passes(told, Duration.ofSeconds(1)));
    assertEquals(List.of(), passes(told, Duration.ofSeconds(1)));
    Map<Mark, String> again = practice();
    again.put(Mark.ZR_VISIT, "2");
    Step asked = told.asks(ONE, again);
    Command.GiveAnswer answer = (Command.GiveAnswer) asked.commands().getFirst();
    assertEquals("hap-groningen", answer.answer().target().value());
    assertEquals(1, answer.answer().priority(), "he does not wait twice");
    assertEquals(
        EVENING,
        told.state()
            .pbx(Told.PBX)
            .calls()
            .get(new CallId(ONE))
            .orElseThrow()
            .firstWaited()
            .orElseThrow(),
        "and his own clock goes on");
  }

  @Test
  void letsHimAskAgainWhenTheLineIsGivenBackOrItsTimeIsOver() {
    Told told = onDuty(Told.working(RULES, MORNING), 2);
    told.changes(closed(told, Duration.ofHours(1)));
    passes(told, A_MOMENT);
    waits(told, ONE, practice());
    assertEquals(List.of(), passes(told, Duration.ofSeconds(3)));
    told.changes(new ServiceChange.StateLifted("practice-veendam", "a test", told.pbxNow()));
    assertEquals(List.of(ONE), passes(told, A_MOMENT));
    told.changes(closed(told, Duration.ofSeconds(3)));
    passes(told, A_MOMENT);
    waits(told, OTHER, practice());
    assertEquals(List.of(), passes(told, Duration.ofSeconds(2)));
    assertEquals(List.of(OTHER), passes(told, Duration.ofSeconds(2)));
  }

  @Test
  void letsHimAskAgainWhenTheLastHasGoneButNotForAMomentsAbsence() {
    Told told = onDuty(Told.working(RULES, MORNING), 1);
    told.changes(closed(told, Duration.ofHours(1)));
    passes(told, A_MOMENT);
    waits(told, ONE, practice());
    onDuty(told, 0);
    passes(told, A_MOMENT);
    assertEquals(List.of(), passes(told, Duration.ofSeconds(4)));
    onDuty(told, 1);
    assertEquals(List.of(), passes(told, Duration.ofSeconds(9)), "somebody is back");
    onDuty(told, 0);
    passes(told, A_MOMENT);
    assertEquals(List.of(ONE), passes(told, Takeovers.NOBODY));
    assertEquals(List.of(), passes(told, Takeovers.NOBODY));
  }

  @Test
  void touchesNobodyElse() {
    Told told = onDuty(Told.working(RULES, EVENING), 2);
    waits(told, ONE, practice());
    told.happens(
        new CallEvent.Connected(
            told.pbxNow(), new CallId(ONE), new CallId("pbx-2.1"), new QueueName(QUEUE), "a"));
    waits(told, "pbx-1.2", Told.on("practice-veendam", "EMERGENCY"));
    waits(told, "pbx-1.3", Told.on("hap-noord", "HAP"));
    Map<Mark, String> referred = practice();
    referred.put(Mark.ZR_REFERRAL, "1-abc");
    waits(told, "pbx-1.4", referred);
    waits(told, "pbx-1.6", practice(), "practice-veendam");
    waits(told, OTHER, practice());
    assertEquals(List.of(OTHER), passes(told, Duration.ofSeconds(31)));
  }

  @Test
  void movesNobodyTwiceForOneVisitNorForOneEnd() {
    Told told = onDuty(Told.working(RULES, MORNING), 2);
    told.changes(closed(told, Duration.ofSeconds(3)));
    passes(told, A_MOMENT);
    waits(told, ONE, practice());
    assertEquals(List.of(ONE), passes(told, Duration.ofSeconds(3)));
    told.changes(closed(told, Duration.ofSeconds(3)));
    passes(told, A_MOMENT);
    assertEquals(List.of(), passes(told, Duration.ofSeconds(3)), "he never left: that visit");
    Map<Mark, String> again = practice();
    again.put(Mark.ZR_VISIT, "2");
    told.changes(closed(told, Duration.ofSeconds(3)));
    passes(told, A_MOMENT);
    waits(told, ONE, again);
    assertEquals(List.of(ONE), passes(told, Duration.ofSeconds(3)), "another visit, another end");
    again.put(Mark.ZR_VISIT, "3");
    waits(told, ONE, again);
    assertEquals(List.of(), passes(told, Duration.ofSeconds(3)), "another router sent him there");
  }

  @Test
  void leavesHimToTheFirstRouterAndActsWhenThatOneDoesNot() {
    Told second = onDuty(Told.working(RULES, EVENING, 2), 2);
    waits(second, ONE, practice());
    waits(second, OTHER, practice());
    passes(second, A_MOMENT);
    passes(second, Duration.ofSeconds(30));
    assertEquals(List.of(), passes(second, Duration.ofSeconds(1)));
    second.happens(new CallEvent.Left(second.pbxNow(), new CallId(OTHER), new QueueName(QUEUE), 1));
    assertEquals(List.of(ONE), passes(second, Takeovers.SECOND));
  }

  @Test
  void touchesNobodyOnAnExchangeThatNoLongerBelievesInTheRouter() {
    Told told = onDuty(Told.working(RULES, EVENING), 2);
    waits(told, ONE, practice());
    passes(told, A_MOMENT);
    assertEquals(List.of(), sentOn(told.after(Duration.ofSeconds(31))), "he would fall back");
    told.pinged();
    assertEquals(List.of(ONE), sentOn(told.after(A_MOMENT)));
  }

  @Test
  void findsWhoWaitsForAPlannedTakeoverThatEndedWhileTheRouterWasAway() {
    Told started = Told.working(RULES, EVENING.plusSeconds(60));
    inQueue(started, 40);
    assertEquals(List.of(ONE), passes(started, A_MOMENT));
    Told unaware = Told.working(RULES, MORNING);
    inQueue(unaware, 40);
    assertEquals(List.of(), passes(unaware, A_MOMENT), "another router may have said so");
  }

  @Test
  void leavesWhoComesLongAfterTheEndToWhoeverSentHimThere() {
    Told told = onDuty(Told.working(RULES, MORNING), 2);
    told.changes(closed(told, Duration.ofSeconds(3)));
    passes(told, A_MOMENT);
    passes(told, Duration.ofSeconds(10));
    waits(told, ONE, practice());
    assertEquals(List.of(ONE), passes(told, A_MOMENT), "he heard the announcement meanwhile");
    passes(told, Takeovers.LATE);
    waits(told, OTHER, practice());
    assertEquals(List.of(), passes(told, Duration.ofSeconds(9)));
  }

  private static void inQueue(Told told, long seconds) {
    told.inSync(
        List.of(
            new Snapshot.Leg(
                new CallId(ONE),
                new CallId(ONE),
                "PJSIP/trunk-00000001",
                "+31612345678",
                Duration.ofSeconds(seconds),
                new Snapshot.Question.None(),
                new Marks(practice()))),
        List.of(
            new Snapshot.WaitingCaller(
                new QueueName(QUEUE), new CallId(ONE), 1, Duration.ofSeconds(seconds))));
  }

  /** So much time goes by, with a ping near its end: who was made to ask again at that moment. */
  private static List<String> passes(Told told, Duration time) {
    Duration before = time.minus(A_MOMENT);
    if (before.isPositive()) {
      told.after(before);
    }
    told.pinged();
    return sentOn(told.after(A_MOMENT));
  }

  private static List<String> sentOn(Step step) {
    List<String> calls =
        step.commands().stream()
            .filter(Command.SendToQuestion.class::isInstance)
            .map(Command.SendToQuestion.class::cast)
            .map(command -> command.call().value())
            .toList();
    assertEquals(
        calls,
        step.notices().stream()
            .filter(Notice.SentOn.class::isInstance)
            .map(Notice.SentOn.class::cast)
            .map(notice -> notice.call().value())
            .toList());
    return calls;
  }

  private static void waits(Told told, String call, Map<Mark, String> marks) {
    waits(told, call, marks, QUEUE);
  }

  private static void waits(Told told, String call, Map<Mark, String> marks, String queue) {
    told.asks(call, marks);
    told.happens(
        new CallEvent.Joined(
            told.pbxNow(),
            new CallId(call),
            new CallId(call),
            new QueueName(queue),
            1,
            1,
            new Marks(marks)));
  }

  private static Told onDuty(Told told, int agents) {
    told.loads(Map.of(QUEUE, new ServiceLoad(OptionalInt.empty(), 0, agents, told.pbxNow())));
    return told;
  }

  private static Map<Mark, String> practice() {
    return Told.on("practice-veendam", "PRACTICE");
  }

  private static ServiceChange closed(Told told, Duration lasts) {
    return new ServiceChange.StateSet(
        new Announcement(
            "practice-veendam",
            ServiceState.CLOSED,
            StateReason.ILLNESS,
            "a test",
            told.pbxNow(),
            told.pbxNow().plus(lasts)));
  }
}
