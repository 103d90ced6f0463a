package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.ReferralTable;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Task;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patient has one referral: what becomes of one that is open, when something comes after it. */
class OpenReferralTest {
  private static final Instant NOW = Told.SATURDAY_NIGHT;
  private static final String NUMBER = "+31612345678";
  private static final String LINE = "PJSIP/trunk-00000001";
  private static final VerifiedRules RULES = Told.rules(1);
  private static final Referral WAITING = SampleReferral.waiting(NOW, Duration.ZERO, NUMBER);

  private RouterState state = RouterState.starting(1);

  /** Without the guard both would be open: he would be sent to two services. */
  @ParameterizedTest
  @CsvSource({
    "OFFERED, HANDOVER, CANCELLED, LAPSED",
    "OFFERED, CALLBACK, CANCELLED, LAPSED",
    "WAITING, CALLBACK, CANCELLED, CANCEL",
    "WAITING, HANDOVER, RETURNED, DESK_TOOK",
    "WAITING, WARM, RETURNED, DESK_TOOK"
  })
  void isOverWhenHisNurseRefersHimByCode(
      ReferralState stands, Mode mode, ReferralState over, ReferralEvent by) {
    Referral open = (stands == ReferralState.OFFERED ? offered(WAITING) : WAITING).as(mode);
    starts(open, true);
    Step step = pressed();
    Referral before = state.referrals().get(open.id()).orElseThrow();
    assertEquals(over, before.state());
    assertEquals(by, before.history().getLast().event());
    assertEquals(
        Optional.empty(),
        before.task().filter(task -> task.done() == Task.Progress.OPEN),
        "he is on the line: nobody has to call him");
    Referral now = state.referrals().of(Told.PBX, WAITING.binding().call()).orElseThrow();
    assertFalse(now.id().equals(open.id()), "the call is in the new one");
    assertEquals(ReferralState.CONFIRMED, now.state());
    assertEquals(
        List.of(now.id()), List.copyOf(state.referrals().open()), "he is in one and no more");
    assertEquals(1, step.commands().stream().filter(OpenReferralTest::isGo).count());
  }

  @Test
  void isNeverAgainAtAServiceThatRejectedHim() {
    Referral rejected = over(WAITING, ReferralEvent.REJECT);
    starts(over(rejected, ReferralEvent.NOBODY_ELSE), true);
    pressed();
    Referral now = state.referrals().of(Told.PBX, WAITING.binding().call()).orElseThrow();
    assertFalse(now.id().equals(rejected.id()), "another service takes him");
    assertEquals(List.of("hap-groningen"), now.offer().facts().rejectedBy());
    assertEquals("hap-drenthe", now.offer().service());
  }

  private static Referral over(Referral referral, ReferralEvent event) {
    return referral.moved(
        new Moved(
            NOW,
            event,
            ReferralTable.move(referral.state(), event).orElseThrow().next(),
            referral.offer().service(),
            "hap-1",
            ""));
  }

  /** The service did not call whom it had to call: somebody else has to know, and to do it. */
  @Test
  void isTheDesksToCallWhenTheServiceHasNotCalledHimInTime() {
    Referral abandoned = SampleReferral.abandoned(NOW, Duration.ZERO, NUMBER);
    starts(abandoned, false);
    assertEquals(Owner.DESK, known().owner(), "nobody of the service has spoken with him");
    tick(Duration.ofSeconds(599));
    assertEquals(Owner.SERVICE, known().task().orElseThrow().owner());
    Step step = tick(Duration.ofSeconds(601));
    assertEquals(ReferralState.ABANDONED, known().state());
    assertEquals(Owner.DESK, known().task().orElseThrow().owner());
    assertTrue(isAlerted(step));
    assertFalse(isAlerted(tick(Duration.ofSeconds(602))), "once");
  }

  @Test
  void isAcceptedByWhoeverAnswersHimAndNotByAPage() {
    starts(WAITING, true);
    Step step =
        take(
            new Input.Requested(
                at(1),
                new Request(
                    "r-1",
                    "accept",
                    new Registrant(
                        "hap-1",
                        Registrant.Scope.SERVICE,
                        Optional.empty(),
                        Optional.of("hap-groningen")),
                    new Wish.Accept(WAITING.id()))));
    Reply.Refused refused = assertInstanceOf(Reply.Refused.class, step.reply().orElseThrow());
    assertEquals(Reply.Refusal.NOT_ANSWERED_YET, refused.refusal());
    assertEquals(ReferralState.WAITING, known().state());
  }

  @Test
  void anOfferOfACallerWhoIsWithHisNurseHoldsForTwoMinutes() {
    starts(offered(WAITING), true);
    tick(Duration.ofSeconds(119));
    assertEquals(ReferralState.OFFERED, known().state());
    Step step = tick(Duration.ofSeconds(121));
    assertEquals(ReferralState.CANCELLED, known().state());
    assertEquals(Optional.empty(), known().task(), "she has him");
    assertFalse(isAlerted(step));
  }

  @Test
  void anOfferOfACallerWhoIsGoneHoldsNoLongerThanHeWasToWaitForHisCall() {
    Referral soon = SampleReferral.waiting(NOW, Duration.ZERO, NUMBER, Duration.ofSeconds(30));
    starts(offered(soon).as(Mode.CALLBACK), false);
    tick(Duration.ofSeconds(29));
    assertEquals(ReferralState.OFFERED, known().state());
    Step step = tick(Duration.ofSeconds(31));
    assertEquals(ReferralState.ABANDONED, known().state());
    assertEquals(Owner.DESK, known().task().orElseThrow().owner());
    assertEquals(NUMBER, known().task().orElseThrow().number());
    assertTrue(isAlerted(step));
  }

  private static Referral offered(Referral referral) {
    return Referral.offered(
        referral.id(),
        referral.by(),
        referral.caseId(),
        referral.binding(),
        referral.offer(),
        referral.mode());
  }

  private static boolean isGo(Command command) {
    return command instanceof Command.WriteMark mark
        && mark.mark() == Mark.ZR_WORD
        && mark.value().equals(CodePressed.GO);
  }

  private static boolean isAlerted(Step step) {
    return step.notices().stream().anyMatch(Notice.DeskAlert.class::isInstance);
  }

  /** With that referral, which it remembers, and its caller on the line with his nurse, or gone. */
  private void starts(Referral referral, boolean there) {
    take(new Input.Recalled(at(0), SampleReferral.memory(referral, Duration.ZERO)));
    take(new Input.RulesActivated(at(0), RULES));
    List<Snapshot.Leg> legs =
        there ? List.of(leg(WAITING.binding().call(), LINE), nurse()) : List.of();
    Snapshot snapshot = new Snapshot(NOW, legs, List.of(), List.of());
    take(new Input.FromPbx(at(0), new PbxNews.InSync(Told.PBX, 1, snapshot)));
    state = state.with(state.referrals().with(referral));
  }

  private Referral known() {
    return state.referrals().get(WAITING.id()).orElseThrow();
  }

  private Step pressed() {
    CallEvent pressed =
        new CallEvent.ReferralPressed(
            NOW.plusSeconds(1), WAITING.binding().desk().orElseThrow(), LINE, "HAP", "");
    return take(new Input.FromPbx(at(1), new PbxNews.Happened(Told.PBX, pressed)));
  }

  private static Snapshot.Leg nurse() {
    return leg(WAITING.binding().desk().orElseThrow(), "PJSIP/desk-1-00000002");
  }

  private static Snapshot.Leg leg(CallId call, String channel) {
    Map<Mark, String> marks = Told.on("112-noord", "EMERGENCY");
    marks.put(Mark.ZR_JOURNEY, WAITING.binding().journey());
    return new Snapshot.Leg(
        call,
        WAITING.binding().call(),
        channel,
        NUMBER,
        Duration.ofMinutes(2),
        new Snapshot.Question.None(),
        new Marks(new EnumMap<>(marks)));
  }

  private Step tick(Duration uptime) {
    return take(new Input.Tick(at(uptime.toSeconds())));
  }

  private static Moment at(long seconds) {
    return new Moment(NOW.plusSeconds(seconds), Duration.ofSeconds(seconds));
  }

  private Step take(Input input) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    return step;
  }
}
