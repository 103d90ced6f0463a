package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.StateReason;
import nl.zorgrouter.router.service.Tidings;
import nl.zorgrouter.rules.decide.Alternative;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.ServiceState;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final VerifiedRules RULES = Told.rules(1);

  /** Tuesday 09:15, in the weeks for which the takeover of the practice is planned. */
  private static final Instant PLANNED = Instant.parse("2026-12-08T08:15:00Z");

  /** Tuesday 09:15, before those weeks. */
  private static final Instant BEFORE = Instant.parse("2026-11-24T08:15:00Z");

  @Test
  void sendsCallersToTheNeighbourWhileAServiceHasAStopAndBackWhenItEndsByItself() {
    Told told = Told.working(RULES);
    told.changes(stop("hap-groningen", told.pbxNow(), Duration.ofMinutes(1)));
    Step during = told.asks("pbx-1.1", Told.careLine());
    assertEquals("hap-drenthe", target(during));
    Alternative own = during.decided().getFirst().decision().alternatives().getFirst();
    assertEquals("hap-groningen", own.service());
    assertEquals(Code.SERVICE_STOPPED, own.code());
    told.after(Duration.ofSeconds(60));
    assertEquals("hap-groningen", target(told.asks("pbx-1.2", Told.careLine())));
  }

  @Test
  void endsAStopAtItsTimeEvenWhenNoTickClearedIt() {
    Told told = Told.working(RULES);
    told.changes(stop("hap-groningen", told.pbxNow(), Duration.ZERO));
    assertEquals("hap-groningen", target(told.asks("pbx-1.1", Told.careLine())));
  }

  @Test
  void tellsTheNeighboursOnceWhenAStopBeginsAndOnceWhenItEnds() {
    Told told = Told.working(RULES);
    ServiceChange stop = stop("hap-groningen", told.pbxNow(), Duration.ofMinutes(1));
    assertEquals(Tidings.What.BEGAN, news(told.changes(stop)).what());
    assertEquals(List.of(), told.after(Duration.ofSeconds(59)).notices());
    Tidings ended = news(told.after(Duration.ofSeconds(1)));
    assertEquals(Tidings.What.ENDED, ended.what());
    assertEquals("hap-drenthe", ended.told().getFirst());
    assertEquals(List.of(), told.after(Duration.ofSeconds(1)).notices());
  }

  @Test
  void tellsThemWhenAStopIsTakenBackAndSaysNothingOfItsEndThen() {
    Told told = Told.working(RULES);
    told.changes(stop("hap-groningen", told.pbxNow(), Duration.ofMinutes(1)));
    Step lifted =
        told.changes(new ServiceChange.StateLifted("hap-groningen", "a test", told.pbxNow()));
    assertEquals(Tidings.What.LIFTED, news(lifted).what());
    assertEquals(List.of(), told.after(Duration.ofMinutes(2)).notices());
    assertEquals("hap-groningen", target(told.asks("pbx-1.1", Told.careLine())));
  }

  @Test
  void keepsAReferralAtTheDeskWhenItsServiceAndTheNeighbourHaveAStop() {
    Told told = Told.working(RULES);
    told.changes(stop("hap-groningen", told.pbxNow(), Duration.ofHours(1)));
    told.changes(stop("hap-drenthe", told.pbxNow(), Duration.ofHours(1)));
    Step step = told.asks("pbx-1.1", Told.referred());
    assertEquals("desk", target(step));
    assertEquals(Code.SERVICE_STOPPED, step.decided().getFirst().decision().code());
  }

  @Test
  void ringsThePracticeUntilItsLineIsTakenOver() {
    Told told = onDuty(Told.working(RULES, BEFORE), 2);
    assertEquals("practice-veendam", target(told.asks("pbx-1.1", practice())));
  }

  @Test
  void sendsThePracticesCallersToTheQueueOfTheirOwnInThePlannedHours() {
    Told told = onDuty(Told.working(RULES, PLANNED), 2);
    Step step = told.asks("pbx-1.1", practice());
    assertEquals("hap-groningen-practice", target(step));
    assertTrue(answerOf(step).answer().patienceSeconds() <= 600, "nobody waits without an end");
  }

  @Test
  void takesThePracticesLineOverByOneClickUntilItsEnd() {
    Told told = onDuty(Told.working(RULES, BEFORE), 2);
    told.changes(closed("practice-veendam", told.pbxNow(), Duration.ofSeconds(30)));
    assertEquals("hap-groningen-practice", target(told.asks("pbx-1.1", practice())));
    told.after(Duration.ofSeconds(30));
    assertEquals("practice-veendam", target(told.asks("pbx-1.2", practice())));
  }

  @Test
  void fallsBackToThePracticeWithAnAlarmWhenNobodyIsOnDuty() {
    Told told = onDuty(Told.working(RULES, PLANNED), 0);
    Step step = told.asks("pbx-1.1", practice());
    assertEquals("practice-veendam", target(step));
    assertInstanceOf(Notice.TakeoverUnstaffed.class, step.notices().getFirst());
    assertEquals(600, answerOf(step).answer().patienceSeconds(), "then he asks again who is there");
  }

  @Test
  void letsACallerOfAPracticeWithNobodyOnDutyAskAgainWhenThePlannedDayEnds() {
    Told told = onDuty(Told.working(RULES, Instant.parse("2026-12-08T15:58:00Z")), 0);
    Step step = told.asks("pbx-1.1", practice());
    assertEquals("practice-veendam", target(step));
    assertEquals(121, answerOf(step).answer().patienceSeconds());
    Told usual = onDuty(Told.working(RULES, BEFORE), 0);
    assertEquals(
        Ruled.WITHOUT_END, answerOf(usual.asks("pbx-1.1", practice())).answer().patienceSeconds());
  }

  @Test
  void tellsNobodyAgainOfAStopThatARestartRemembersAndOfItsEndOnce() {
    ServiceChange stop = stop("hap-groningen", Told.SATURDAY_NIGHT, Duration.ofMinutes(1));
    Told again = Told.working(RULES);
    assertEquals(List.of(), again.recalls(Recollection.NONE.saying(List.of(stop))).notices());
    assertEquals("hap-drenthe", target(again.asks("pbx-1.1", Told.careLine())));
    assertEquals(Tidings.What.ENDED, news(again.after(Duration.ofMinutes(1))).what());
    Told late = Told.working(RULES, Told.SATURDAY_NIGHT.plusSeconds(90));
    late.recalls(Recollection.NONE.saying(List.of(stop)));
    assertEquals("hap-groningen", target(late.asks("pbx-1.1", Told.careLine())));
    assertEquals(Tidings.What.ENDED, news(late.after(Duration.ofMillis(50))).what());
    assertEquals(List.of(), late.after(Duration.ofMillis(50)).notices());
  }

  @Test
  void putsACallerOfTheDayBeforeThoseOfTheEveningWhenTheTakeoverEnds() {
    Instant evening = Instant.parse("2026-12-08T16:05:00Z");
    Told told = Told.working(RULES, evening);
    Map<Mark, String> again = practice();
    again.put(Mark.ZR_VISIT, "2");
    again.put(Mark.ZR_REASON, "TIMEOUT");
    Step step = told.asks("pbx-1.1", again);
    assertEquals("hap-groningen", target(step));
    assertEquals(1, answerOf(step).answer().priority());
    assertEquals(0, answerOf(told.asks("pbx-1.2", practice())).answer().priority());
  }

  @Test
  void givesTheSameDecisionsForTheSameStates() {
    Told first = Told.working(RULES);
    first.changes(stop("hap-groningen", first.pbxNow(), Duration.ofMinutes(1)));
    first.asks("pbx-1.1", Told.careLine());
    RouterState again = RouterState.starting(1);
    for (Input input : first.inputs()) {
      again = RouterCore.step(again, input).state();
    }
    assertEquals(first.state().board(), again.board());
  }

  private static Told onDuty(Told told, int agents) {
    Map<String, ServiceLoad> loads = new HashMap<>();
    loads.put(
        "hap-groningen-practice", new ServiceLoad(OptionalInt.empty(), 0, agents, told.pbxNow()));
    told.loads(loads);
    return told;
  }

  private static Map<Mark, String> practice() {
    return Told.on("practice-veendam", "PRACTICE");
  }

  private static ServiceChange stop(String service, Instant since, Duration lasts) {
    return said(service, ServiceState.STOPPED, since, lasts);
  }

  private static ServiceChange closed(String service, Instant since, Duration lasts) {
    return said(service, ServiceState.CLOSED, since, lasts);
  }

  private static ServiceChange said(
      String service, ServiceState state, Instant since, Duration lasts) {
    return new ServiceChange.StateSet(
        new Announcement(service, state, StateReason.CROWDED, "a test", since, since.plus(lasts)));
  }

  private static Tidings news(Step step) {
    return assertInstanceOf(Notice.ServiceNews.class, step.notices().getFirst()).tidings();
  }

  private static String target(Step step) {
    return answerOf(step).answer().target().value();
  }

  private static Command.GiveAnswer answerOf(Step step) {
    return step.commands().stream()
        .filter(Command.GiveAnswer.class::isInstance)
        .map(Command.GiveAnswer.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
