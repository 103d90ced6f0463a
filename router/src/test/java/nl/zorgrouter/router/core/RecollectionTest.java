package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.referral.Task;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;

/** A router that was killed and starts again with what it had noted. */
class RecollectionTest {
  private static final Instant THEN = Told.SATURDAY_NIGHT;
  private static final Duration UPTIME = Duration.ofHours(30);
  private static final String NUMBER = "+31612345678";
  private static final VerifiedRules RULES = Told.rules(1);
  private static final Referral WAITING = SampleReferral.waiting(THEN, UPTIME, NUMBER);

  private RouterState state = RouterState.starting(1);

  @Test
  void countsEveryTimerOnTheClockOfTheNewStart() {
    starts(THEN.plusSeconds(60), noted(WAITING));
    Referral known = known();
    assertEquals(Duration.ofMinutes(9), known.deadline().orElseThrow().due());
    assertEquals(Duration.ofMinutes(-1), known.offer().lived());
    assertEquals(WAITING.history(), known.history());
    assertEquals(WAITING.binding(), known.binding());
  }

  @Test
  void aWallClockThatWasSetBackGivesNobodyMoreTime() {
    starts(THEN.minusSeconds(3_600), noted(WAITING));
    assertEquals(SampleReferral.WITHIN, known().deadline().orElseThrow().due());
    inSync(THEN.plusSeconds(540), List.of(leg(WAITING)), waitingAt("hap-groningen"));
    assertEquals(
        Duration.ofSeconds(60),
        known().deadline().orElseThrow().due(),
        "the exchange's clock has the last word");
  }

  @Test
  void ringsTheDeskAtOnceWhenTheTimeWasOverWhileItWasAway() {
    starts(THEN.plusSeconds(610), noted(WAITING));
    assertEquals(List.of(), tick(Duration.ZERO).commands(), "nothing before it sees the exchange");
    inSync(THEN.plusSeconds(611), List.of(leg(WAITING)), waitingAt("hap-groningen"));
    Step step = tick(Duration.ofMillis(50));
    assertTrue(
        step.commands().stream()
            .anyMatch(command ->
                command instanceof Command.Ring ring
                    && ring.meeting() == Command.Meeting.FETCHED
                    && ring.target().value().equals("desk")),
        () -> "the desk rings: " + step.commands());
    assertFalse(step.commands().stream().anyMatch(Command.BringBack.class::isInstance));
    assertEquals(ReferralState.WAITING, known().state(), "and he keeps his place");
  }

  @Test
  void aCallThatIsGoneByThenIsATaskAndAnAlert() {
    starts(THEN.plusSeconds(60), noted(WAITING));
    Step step = inSync(THEN.plusSeconds(61), List.of(), Map.of());
    assertEquals(ReferralState.ABANDONED, known().state());
    Task task = known().task().orElseThrow();
    assertEquals(NUMBER, task.number());
    assertEquals(Owner.SERVICE, task.owner());
    assertTrue(step.notices().stream().anyMatch(Notice.DeskAlert.class::isInstance));
  }

  @Test
  void aCallerWhoIsBackAtTheDeskIsReturned() {
    starts(THEN.plusSeconds(700), noted(WAITING));
    Map<Mark, String> marks = Told.on("112-noord", "EMERGENCY");
    inSync(THEN.plusSeconds(701), List.of(leg(marks)), waitingAt("desk"));
    assertEquals(ReferralState.RETURNED, known().state());
    assertEquals(ReferralEvent.CAME_BACK, known().history().getLast().event());
  }

  @Test
  void anOfferThatTheExchangeKnowsAsConfirmedWasConfirmed() {
    Referral offered =
        Referral.offered(
            WAITING.id(), "desk-1", "case-1", WAITING.binding(), WAITING.offer(), WAITING.mode());
    starts(THEN.plusSeconds(200), noted(offered));
    tick(Duration.ofMillis(50));
    assertEquals(ReferralState.OFFERED, known().state(), "not given up before it looked");
    inSync(THEN.plusSeconds(201), List.of(leg(WAITING)), waitingAt("hap-groningen"));
    assertEquals(ReferralState.WAITING, known().state());
    assertEquals("case-1", known().caseId());
    assertEquals(Duration.ofSeconds(399), known().deadline().orElseThrow().due());
  }

  @Test
  void aCallerWhoDidNotHearThatHisReferralIsOverIsBroughtBack() {
    Referral cancelled =
        WAITING.moved(
            new Moved(
                THEN,
                ReferralEvent.CANCEL,
                ReferralState.CANCELLED,
                WAITING.offer().service(),
                "desk-1",
                ""));
    starts(THEN.plusSeconds(5), noted(cancelled));
    Step step = inSync(THEN.plusSeconds(6), List.of(leg(WAITING)), waitingAt("hap-groningen"));
    assertEquals(
        List.of(new Command.BringBack(Told.PBX, WAITING.binding().call())),
        step.commands().stream().filter(Command.BringBack.class::isInstance).toList());
    assertEquals(ReferralState.CANCELLED, known().state(), "what has ended does not open again");
  }

  @Test
  void anOpenTaskIsKnownForADayAndAFinishedOneForSixHours() {
    Referral abandoned = SampleReferral.abandoned(THEN, UPTIME, NUMBER);
    starts(THEN.plus(Duration.ofHours(23)), noted(abandoned));
    tick(Duration.ofMillis(50));
    assertEquals(Task.Progress.OPEN, known().task().orElseThrow().done());
    starts(THEN.plus(Duration.ofHours(25)), noted(abandoned));
    assertEquals(Optional.empty(), state.referrals().get(WAITING.id()));
    starts(THEN.plus(Duration.ofHours(7)), noted(abandoned.calledBack()));
    assertEquals(Optional.empty(), state.referrals().get(WAITING.id()));
    starts(THEN.plus(Duration.ofHours(5)), noted(abandoned.calledBack()));
    assertEquals(abandoned.calledBack().history(), known().history());
  }

  @Test
  void aReferralThatWasOpenIsNotLostHoweverLongTheRouterWasAway() {
    starts(THEN.plus(Duration.ofDays(7)), noted(WAITING));
    tick(Duration.ofMillis(50));
    inSync(THEN.plus(Duration.ofDays(7)), List.of(), Map.of());
    assertEquals(ReferralState.ABANDONED, known().state());
  }

  @Test
  void theSecondContactOfANumberIsSeenAfterARestart() {
    Moment then = new Moment(THEN, UPTIME);
    Noted first = new Noted(then, List.of(new Memory.OfContact(UPTIME, NUMBER, "journey-1")));
    Noted again =
        new Noted(
            new Moment(THEN.plusSeconds(60), Duration.ZERO),
            List.of(new Memory.OfContact(Duration.ZERO, NUMBER, "journey-2")));
    starts(THEN.plus(Duration.ofHours(5)), new Recollection(List.of(first, again)));
    assertTrue(state.contacts().isRepeated(NUMBER, "journey-2", Duration.ZERO));
    starts(THEN.plus(Duration.ofHours(6)).plusSeconds(30), new Recollection(List.of(first, again)));
    assertFalse(state.contacts().isRepeated(NUMBER, "journey-2", Duration.ZERO));
  }

  @Test
  void comesInPiecesThatFitAnEntryOfTheJournal() {
    List<Memory> many =
        java.util.stream.IntStream.range(0, 1_000)
            .<Memory>mapToObj(each -> new Memory.OfContact(UPTIME, NUMBER + each, "j-" + each))
            .toList();
    List<Input.Recalled> inputs =
        new Recollection(List.of(new Noted(new Moment(THEN, UPTIME), many)))
            .at(new Moment(THEN, Duration.ZERO));
    assertEquals(5, inputs.size());
    assertEquals(1_000, inputs.stream().mapToInt(input -> input.memories().size()).sum());
  }

  private static Recollection noted(Referral referral) {
    return new Recollection(
        List.of(new Noted(new Moment(THEN, UPTIME), SampleReferral.memory(referral, UPTIME))));
  }

  private Instant started = THEN;

  private void starts(Instant wall, Recollection before) {
    started = wall;
    state = RouterState.starting(1);
    before.at(new Moment(wall, Duration.ZERO)).forEach(this::take);
    take(new Input.RulesActivated(new Moment(wall, Duration.ZERO), RULES));
    assertTrue(
        state.referrals().all().stream().allMatch(each -> each.binding().pbx().equals(Told.PBX)),
        Referrals.class::getName);
  }

  private Referral known() {
    return state.referrals().get(WAITING.id()).orElseThrow();
  }

  private Step tick(Duration uptime) {
    return take(new Input.Tick(new Moment(started.plus(uptime), uptime)));
  }

  private Step inSync(Instant at, List<Snapshot.Leg> legs, Map<CallId, String> queues) {
    List<Snapshot.WaitingCaller> waiting =
        queues.entrySet().stream()
            .map(each ->
                new Snapshot.WaitingCaller(
                    new QueueName(each.getValue()), each.getKey(), 1, Duration.ofSeconds(9)))
            .toList();
    return take(
        new Input.FromPbx(
            new Moment(started, Duration.ZERO),
            new PbxNews.InSync(Told.PBX, 1, new Snapshot(at, legs, waiting, List.of()))));
  }

  private static Map<CallId, String> waitingAt(String queue) {
    return Map.of(WAITING.binding().call(), queue);
  }

  private static Snapshot.Leg leg(Referral referral) {
    return leg(SampleReferral.marks(referral));
  }

  private static Snapshot.Leg leg(Map<Mark, String> marks) {
    return new Snapshot.Leg(
        WAITING.binding().call(),
        WAITING.binding().call(),
        "PJSIP/trunk-00000001",
        NUMBER,
        Duration.ofMinutes(2),
        new Snapshot.Question.None(),
        new Marks(new EnumMap<>(marks)));
  }

  private Step take(Input input) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    return step;
  }
}
