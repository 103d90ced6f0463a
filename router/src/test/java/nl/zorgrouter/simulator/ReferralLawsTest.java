package nl.zorgrouter.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Why;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.decide.Caller;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Known;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.rules.decide.Patient;
import nl.zorgrouter.rules.decide.Triage;
import nl.zorgrouter.simulator.core.Input;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every referral, whatever people do and whenever the router dies: random nights on
 * the simulated exchange, checked after every step. The seed is in every message.
 */
class ReferralLawsTest {
  private static final int ACTIONS = 200;
  private static final String NUMBER = "0612345678";
  private static final String BAD = "bad-";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holdOnEveryNight(long seed) {
    new RandomNight(seed).run();
  }

  /** One night, and who does what in it. */
  private static final class RandomNight {
    private final long seed;
    private final SplittableRandom chance;
    private final Night night;
    private final Map<Request, Reply> asked = new LinkedHashMap<>();
    private int requests;
    private int checked;

    RandomNight(long seed) {
      this.seed = seed;
      this.chance = new SplittableRandom(seed);
      this.night = new Night(seed);
    }

    void run() {
      night.routerStarts();
      for (String phone : List.of("desk-1", "desk-2", "desk-3")) {
        night.people(new Input.Joins("desk", "PJSIP/" + phone, phone, 0));
      }
      for (String phone : List.of("hap-1", "hap-2")) {
        night.people(new Input.Joins("hap-groningen", "PJSIP/" + phone, phone, 0));
      }
      night.people(new Input.Joins("hap-drenthe", "PJSIP/drenthe-1", "drenthe-1", 0));
      for (int action = 0; action < ACTIONS; action++) {
        act();
        night.passes(Duration.ofMillis(50L * (1 + chance.nextInt(40))));
        laws();
      }
      assertTrue(checked > 0, this::where);
      ends();
    }

    private void act() {
      switch (chance.nextInt(16)) {
        case 0, 1 -> {
          if (night.callers().size() < 8) {
            night.people(new Input.Dials("trunk", "112", number(), Map.of()));
          }
        }
        case 2, 3, 4 ->
            one(new ArrayList<>(night.ringing().keySet()))
                .ifPresent(line -> night.people(new Input.Answers(line)));
        case 5, 6 -> offer();
        case 7, 8 -> change();
        case 9 -> deskLeg().ifPresent(line -> night.people(new Input.Presses(line, "*81")));
        case 10 ->
            one(new ArrayList<>(night.callers()))
                .ifPresent(line -> night.people(new Input.Presses(line, "1")));
        case 11 ->
            one(new ArrayList<>(night.callers()))
                .ifPresent(line -> night.people(new Input.HangsUp(line)));
        case 12 ->
            one(new ArrayList<>(night.answered().keySet()))
                .ifPresent(line -> night.people(new Input.HangsUp(line)));
        case 13 -> loads();
        case 14 -> {
          if (chance.nextInt(4) == 0) {
            crash();
          }
        }
        default -> night.passes(Duration.ofSeconds(chance.nextInt(20)));
      }
    }

    private String number() {
      return chance.nextInt(3) == 0 ? "" : NUMBER.substring(0, 8) + (10 + chance.nextInt(90));
    }

    private Optional<String> deskLeg() {
      return one(
          night.answered().entrySet().stream()
              .filter(each -> each.getValue().contains("desk-"))
              .map(Map.Entry::getKey)
              .toList());
    }

    private <T> Optional<T> one(List<T> all) {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
    }

    private void loads() {
      if (night.routerLives()) {
        OptionalInt wait =
            chance.nextBoolean() ? OptionalInt.of(chance.nextInt(700)) : OptionalInt.empty();
        night.measures(
            Map.of("hap-groningen", new ServiceLoad(wait, chance.nextInt(5), 2, night.now())));
      }
    }

    private void crash() {
      if (night.routerLives()) {
        Map<ReferralId, Referral> before = known();
        int unwritten = chance.nextInt(3) == 0 ? chance.nextInt(3) : 0;
        night.routerDies(unwritten);
        night.passes(Duration.ofMillis(chance.nextInt(20) == 0 ? 700_000 : chance.nextInt(8_000)));
        night.routerStarts();
        night.passes(Duration.ofMillis(500));
        if (unwritten == 0) {
          remembers(before);
        } else {
          asked.clear();
        }
      }
    }

    private Map<ReferralId, Referral> known() {
      return night.state().referrals().all().stream()
          .collect(Collectors.toMap(Referral::id, each -> each));
    }

    /** I10: after a crash no referral is lost, none is made again, and none that ended goes on. */
    private void remembers(Map<ReferralId, Referral> before) {
      Map<ReferralId, Referral> after = known();
      before.forEach((id, then) -> {
        Referral now = after.get(id);
        assertTrue(now != null, () -> "I10 lost " + then + where());
        if (!then.state().isOpen()) {
          assertFalse(now.state().isOpen(), () -> "I10 opened again " + now + where());
        }
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

    private void asks(Request request) {
      Reply reply = night.asks(request).reply().orElseThrow();
      if (!(reply instanceof Reply.Refused)) {
        asked.put(request, reply);
      }
    }

    /** A nurse registers a case, sometimes one that must never leave her. */
    private void offer() {
      Optional<String> phone =
          one(night.answered().values().stream().filter(each -> each.contains("desk-")).toList());
      if (!night.routerLives() || phone.isEmpty()) {
        return;
      }
      String urgency = List.of("C1", "C1", "C1", "A1", "C2", "B1", "").get(chance.nextInt(7));
      boolean stale = chance.nextInt(6) == 0;
      boolean good = urgency.equals("C1") && !stale;
      Instant at = stale ? night.now().minusSeconds(3_600) : night.now();
      String caseId = (good ? "good-" : BAD) + ++requests;
      Wish.Offer wish =
          new Wish.Offer(
              Optional.empty(),
              chance.nextInt(3) == 0 ? Mode.CALLBACK : Mode.HANDOVER,
              Optional.empty(),
              facts(caseId, urgency, at));
      asks(request(desk(phone.get()), wish));
    }

    private static CaseFacts facts(String caseId, String urgency, Instant at) {
      CaseFacts empty = CaseFacts.of("112-noord", at);
      return new CaseFacts(
          Optional.of(caseId),
          at,
          empty.line(),
          Optional.empty(),
          0,
          List.of(),
          new Triage(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(urgency).filter(each -> !each.isEmpty()),
              Optional.of(at),
              Optional.empty(),
              Optional.empty(),
              Optional.of(ServiceType.HAP),
              Known.YES),
          new Patient(
              OptionalInt.of(34),
              OptionalInt.empty(),
              Optional.of("GM0014"),
              Optional.empty(),
              Optional.empty()),
          new Caller(Optional.of(NUMBER), Optional.empty(), Known.UNKNOWN, Known.YES),
          Map.of(),
          empty.demand(),
          Map.of());
    }

    /** Somebody does something with a referral, fitting or not. */
    private void change() {
      Optional<Referral> referral = one(List.copyOf(night.state().referrals().all()));
      if (!night.routerLives() || referral.isEmpty()) {
        return;
      }
      Referral about = referral.get();
      Registrant service =
          new Registrant(
              "service",
              Registrant.Scope.SERVICE,
              Optional.empty(),
              Optional.of(about.offer().service()));
      Registrant desk = desk("PJSIP/desk-1");
      switch (chance.nextInt(8)) {
        case 0, 1, 2 -> asks(request(desk, new Wish.Confirm(about.id(), Optional.empty())));
        case 3 -> asks(request(desk, new Wish.Cancel(about.id())));
        case 4 -> asks(request(service, new Wish.Reject(about.id(), Why.Rejection.NO_CAPACITY)));
        case 5 -> asks(request(service, new Wish.Return(about.id(), Why.Return.OTHER)));
        case 6 -> asks(request(service, new Wish.Raise(about.id())));
        default -> asks(request(service, new Wish.Accept(about.id())));
      }
    }

    private static Registrant desk(String phone) {
      return new Registrant("desk", Registrant.Scope.DESK, Optional.of(phone), Optional.empty());
    }

    private Request request(Registrant by, Wish wish) {
      String id = "r-" + ++requests;
      return new Request(id, id, by, wish);
    }

    /** After every action. */
    private void laws() {
      Set<Wish.Call> open = new HashSet<>();
      for (Referral each : night.state().referrals().all()) {
        assertFalse(each.caseId().startsWith(BAD), () -> "I1 " + each + where());
        boolean away =
            each.state() == ReferralState.CONFIRMED || each.state() == ReferralState.WAITING;
        if (away) {
          assertTrue(each.deadline().isPresent(), () -> "I3 " + each + where());
          assertTrue(isHonoured(each), () -> "I3 its time is over " + each + where());
          assertEquals(Owner.DESK, each.owner(), () -> "I3 " + each + where());
          assertTrue(
              open.add(new Wish.Call(each.binding().pbx(), each.binding().call())),
              () -> "I10 two at once " + each + where());
        }
        if (each.state() == ReferralState.ABANDONED) {
          assertTrue(each.task().isPresent(), () -> "I2 " + each + where());
        }
        assertTrue(each.offer().facts().hops() <= 2, () -> "hops " + each + where());
        checked++;
      }
      for (Step step : night.steps()) {
        step.decided().forEach(this::explained);
        step.notices()
            .forEach(notice ->
                assertFalse(notice.toString().contains(NUMBER), () -> "I9 " + notice + where()));
      }
    }

    /**
     * The router looks twenty times a second, and needs a second to see everything after a start.
     */
    private boolean isHonoured(Referral referral) {
      Deadline deadline = referral.deadline().orElseThrow();
      boolean over =
          night.routerLives()
              && night.moment().uptime().compareTo(Duration.ofSeconds(1)) > 0
              && night.now().isAfter(deadline.answerBy().plusSeconds(1));
      return !over || deadline.rung() == Deadline.Rung.YES || referral.receiver().isPresent();
    }

    private void explained(Decided decided) {
      assertFalse(decided.decision().rule().isEmpty(), () -> "I8 " + decided + where());
      assertTrue(decided.decision().rulesVersion() >= 1, () -> "I8 " + decided + where());
      if (decided.decision().outcome() == Outcome.STAY) {
        assertEquals("desk", decided.answer().target().value(), () -> "I1 " + decided + where());
      }
    }

    /** Nobody does anything any more: every referral ends, and every caller is with somebody. */
    private void ends() {
      if (!night.routerLives()) {
        night.routerStarts();
      }
      night.passes(Duration.ofMinutes(22), Duration.ofMillis(200));
      for (Referral each : night.state().referrals().all()) {
        assertFalse(each.state().isOpen(), () -> "I2 " + each + where());
      }
      Set<CallId> known = new HashSet<>();
      for (LiveCall call : night.state().pbx(Night.PBX).calls().all()) {
        known.add(call.call());
        boolean isCaller = night.callers().contains(call.channel());
        boolean somewhere =
            call.phase() instanceof LiveCall.Phase.Waiting
                || !isCaller
                || night.answered().size() > 0;
        assertTrue(somewhere, () -> "nobody has " + call + where());
      }
      assertEquals(night.callers().size() > 0, known.size() > 0, this::where);
      repeats();
    }

    /** I4: the same inputs give the same decisions and commands. */
    private void repeats() {
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
      return " (seed %d, %s into the night)".formatted(seed, night.moment().uptime());
    }
  }
}
