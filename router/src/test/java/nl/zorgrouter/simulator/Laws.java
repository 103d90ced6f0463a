package nl.zorgrouter.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.simulator.core.Whereabouts;

/**
 * The laws over all cases, by their names: I1 only what may leave leaves, I2 every referral ends,
 * I3 somebody owns it and its time is kept, I4 the same again, I5 to I7 in {@link RuleLaws}, I8
 * every decision says why, I9 no number in what is logged, I10 nothing lost or doubled by a crash.
 * Above them: every caller is with somebody, or somebody is on his way, at every instant; nobody's
 * call is ended for him but by a human who had him; and nobody is rung for who needs nobody.
 */
final class Laws {
  /** How the numbers of all callers begin; a number is this and two digits. */
  static final String NUMBERS = "06123456";

  /** How the names of cases begin that must never leave the desk. */
  static final String BAD = "bad-";

  /** A question takes 2.1 s at most; who is to meet a nurse looks for her for 3 s at most. */
  private static final Duration MOST_ON_THE_WAY = Duration.ofMillis(3_500);

  private static final Pattern NUMBER = Pattern.compile(NUMBERS + "\\d{2}");
  private static final int MOST_HOPS = 2;

  private final Night night;
  private final long seed;
  private final RuleLaws rules;
  private final Map<String, Duration> onTheWaySince = new HashMap<>();
  private final Farewells farewells = new Farewells();
  private final Map<Request, Reply> asked = new LinkedHashMap<>();
  private final Set<Offer> judged = new HashSet<>();
  private Duration passed = Duration.ZERO;
  private int looked;

  /** What was known when a router was killed. */
  record Past(Map<ReferralId, Referral> referrals) {}

  Laws(Night night, long seed) {
    this.night = night;
    this.seed = seed;
    this.rules = new RuleLaws(seed);
  }

  /** After every beat: where is everybody? */
  void ofTheInstant() {
    passed = Duration.between(Night.BEGIN, night.now());
    farewells.unserved(night.callers()).stream()
        .filter(line -> !night.hungUp(line))
        .forEach(line -> fail("nobody had " + line + ", and his call was ended" + where()));
    night.takenAlong().forEach(farewells::isTakenAlong);
    for (String line : Set.copyOf(night.callers())) {
      Whereabouts where = night.whereabouts(line);
      farewells.sees(line, where);
      switch (where) {
        case Whereabouts.Waits(String queue) -> mayWaitThere(line, queue);
        case Whereabouts.Talks(int others) ->
            assertTrue(others > 0, () -> "alone in a conversation: " + line + where());
        case Whereabouts.InRoom(int staff) ->
            assertTrue(staff > 0, () -> "alone in a room: " + line + where());
        case Whereabouts.IsRungFor _, Whereabouts.OnTheWay _, Whereabouts.Gone _ -> {}
      }
      if (where instanceof Whereabouts.OnTheWay) {
        Duration since = onTheWaySince.computeIfAbsent(line, _ -> passed);
        assertTrue(
            passed.minus(since).compareTo(MOST_ON_THE_WAY) <= 0,
            () -> "nobody has " + line + ", and nobody comes" + where());
      } else {
        onTheWaySince.remove(line);
      }
    }
  }

  /** I1: who waits elsewhere than at the desk was sent there by a professional. */
  private void mayWaitThere(String line, String queue) {
    if (queue.startsWith("desk") || !night.routerLives() || night.isStarting()) {
      return;
    }
    Optional<Referral> referral =
        night.state().pbx(Night.PBX).calls().all().stream()
            .filter(call -> call.channel().equals(line))
            .findFirst()
            .flatMap(call -> night.state().referrals().of(Night.PBX, call.call()));
    assertTrue(
        referral.filter(Referral::wasConfirmed).isPresent(),
        () -> "I1 %s waits at %s and nobody confirmed it%s".formatted(line, queue, where()));
  }

  /** After every action. */
  void ofReferrals() {
    Set<Wish.Call> away = new HashSet<>();
    for (Referral each : night.state().referrals().all()) {
      looked++;
      assertFalse(each.caseId().startsWith(BAD), () -> "I1 " + each + where());
      owned(each);
      if (isAway(each)) {
        assertTrue(
            away.add(new Wish.Call(each.binding().pbx(), each.binding().call())),
            () -> "I10 two at once " + each + where());
      }
      assertTrue(each.offer().facts().hops() <= MOST_HOPS, () -> "hops " + each + where());
      if (judged.add(each.offer())) {
        rules.hold(each.offer(), this::where);
        notRejectedBefore(each);
      }
    }
    rung();
    for (Step step : night.takeSteps()) {
      step.decided().forEach(this::explained);
      step.notices()
          .forEach(notice ->
              assertFalse(
                  NUMBER.matcher(notice.toString()).find(), () -> "I9 " + notice + where()));
    }
  }

  /** A service that rejected is not offered again for this case. */
  private void notRejectedBefore(Referral offered) {
    night.state().referrals().all().stream()
        .filter(each -> each.binding().journey().equals(offered.binding().journey()))
        .flatMap(each -> each.history().stream())
        .filter(step -> step.event() == ReferralEvent.REJECT)
        .filter(step -> !step.at().isAfter(offered.offer().at()))
        .forEach(step ->
            assertFalse(
                step.service().equals(offered.offer().service()),
                () -> "it rejected him before " + offered + where()));
  }

  /** Telephones ring in a queue for those only who are on their way. */
  private void rung() {
    if (!night.routerLives() || night.isStarting()) {
      return;
    }
    night.state().pbx(Night.PBX).calls().all().stream()
        .filter(leg -> leg.channel().contains("@zorgrouter-targets"))
        .filter(leg -> leg.phase() instanceof LiveCall.Phase.Waiting)
        .flatMap(leg -> leg.marks().get(Mark.ZR_REFERRAL).stream())
        .flatMap(id -> night.state().referrals().get(new ReferralId(id)).stream())
        .forEach(each -> assertTrue(isAway(each), () -> "rung for nothing " + each + where()));
  }

  private static boolean isAway(Referral referral) {
    return referral.state() == ReferralState.CONFIRMED || referral.state() == ReferralState.WAITING;
  }

  /** I3 and I2: until a human of the service has him, he is the desk's. */
  private void owned(Referral each) {
    if (isAway(each)) {
      assertTrue(each.deadline().isPresent(), () -> "I3 " + each + where());
      assertTrue(isHonoured(each), () -> "I3 its time is over " + each + where());
      assertEquals(Owner.DESK, each.owner(), () -> "I3 " + each + where());
    }
    if (each.owner() == Owner.SERVICE) {
      assertTrue(
          each.history().stream()
              .anyMatch(moved ->
                  moved.event() == ReferralEvent.ANSWERED || moved.event() == ReferralEvent.ACCEPT),
          () -> "I3 nobody accepted " + each + where());
    }
    if (each.state() == ReferralState.ABANDONED) {
      assertTrue(each.task().isPresent(), () -> "I2 " + each + where());
    }
  }

  /** The router looks twenty times a second, and sees everything half a second after a start. */
  private boolean isHonoured(Referral referral) {
    Deadline deadline = referral.deadline().orElseThrow();
    boolean over =
        night.routerLives()
            && !night.isStarting()
            && night.now().isAfter(deadline.answerBy().plusSeconds(1));
    return !over
        || (referral.mode() == Mode.HANDOVER && deadline.rung() == Deadline.Rung.YES)
        || (referral.mode() == Mode.WARM && referral.receiver().isPresent());
  }

  private void explained(Decided decided) {
    assertFalse(decided.decision().rule().isEmpty(), () -> "I8 " + decided + where());
    assertTrue(decided.decision().rulesVersion() >= 1, () -> "I8 " + decided + where());
    if (decided.decision().outcome() == Outcome.STAY) {
      assertEquals("desk", decided.answer().target().value(), () -> "I1 " + decided + where());
    }
  }

  void asked(Request request, Step step) {
    Reply reply = step.reply().orElseThrow();
    if (!(reply instanceof Reply.Refused)) {
      asked.put(request, reply);
    }
  }

  Past past() {
    return new Past(
        night.state().referrals().all().stream()
            .collect(Collectors.toMap(Referral::id, each -> each)));
  }

  /** I10: after a crash no referral is lost, none is made again, and none that ended goes on. */
  void remembered(Past past) {
    past.referrals()
        .forEach((id, then) -> {
          Optional<Referral> found = night.state().referrals().get(id);
          assertTrue(found.isPresent(), () -> "I10 lost " + then + where());
          Referral now = found.get();
          assertTrue(
              then.state().isOpen() || !now.state().isOpen(),
              () -> "I10 opened again " + now + where());
          assertEquals(
              then.history(),
              now.history().subList(0, then.history().size()),
              () -> "I10 another past " + now + where());
        });
    asked.forEach((request, reply) -> {
      assertEquals(Optional.of(reply), night.asks(request).reply(), () -> "I10" + where());
      Request other = new Request(request.id(), "other", request.by(), request.wish());
      assertTrue(
          night.asks(other).reply().orElseThrow() instanceof Reply.Refused(var why, var _)
              && why == Reply.Refusal.REQUEST_ID_REUSED,
          () -> "I10 " + other + where());
    });
  }

  /** What the disk did not have cannot be asked for again. */
  void forgotten() {
    asked.clear();
  }

  /** Nobody does anything any more: every referral has ended, and every caller is with somebody. */
  void ofTheEnd() {
    ofReferrals();
    assertTrue(looked > 0, this::where);
    for (Referral each : night.state().referrals().all()) {
      assertFalse(each.state().isOpen(), () -> "I2 " + each + where());
    }
    for (String line : night.callers()) {
      Whereabouts where = night.whereabouts(line);
      assertFalse(
          where instanceof Whereabouts.OnTheWay || where instanceof Whereabouts.Gone,
          () -> "nobody has " + line + where());
    }
    repeated();
  }

  /** I4: the same inputs give the same decisions and commands. */
  private void repeated() {
    RouterState state = RouterState.starting(1);
    List<Step> steps = night.steps();
    for (int at = 0; at < steps.size(); at++) {
      Step again = RouterCore.step(state, night.inputs().get(at));
      assertEquals(steps.get(at).decided(), again.decided(), () -> "I4" + where());
      assertEquals(steps.get(at).commands(), again.commands(), () -> "I4" + where());
      state = again.state();
    }
  }

  private String where() {
    return " (seed %d, %s into the night)".formatted(seed, passed);
  }
}
