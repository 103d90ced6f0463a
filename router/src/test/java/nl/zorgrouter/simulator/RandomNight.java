package nl.zorgrouter.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.Notice;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.core.Telephones;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
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
import nl.zorgrouter.rules.decide.Patient;
import nl.zorgrouter.rules.decide.Triage;
import nl.zorgrouter.simulator.core.Input;

/** One night, and who does what in it: callers, nurses, triagists, and a router that dies. */
final class RandomNight {
  private static final List<Mode> MODES = List.of(Mode.values());
  private static final int ACTIONS = 200;
  private static final Duration SLOW_BEAT = Duration.ofMillis(200);

  private final SplittableRandom chance;
  private final Night night;
  private final Laws laws;
  private final Set<ReferralEvent> events = EnumSet.noneOf(ReferralEvent.class);
  private final Set<Mode> confirmed = EnumSet.noneOf(Mode.class);
  private int requests;
  private int restarts;

  RandomNight(long seed) {
    this.chance = new SplittableRandom(seed);
    this.night = new Night(seed);
    this.laws = new Laws(night, seed);
  }

  /** What happened to referrals. */
  Set<ReferralEvent> events() {
    return events;
  }

  /** In which ways patients were handed over. */
  Set<Mode> confirmed() {
    return confirmed;
  }

  int restarts() {
    return restarts;
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
    night.onEveryBeat(laws::ofTheInstant);
    for (int action = 0; action < ACTIONS; action++) {
      act();
      night.passes(Duration.ofMillis(50L * (1 + chance.nextInt(40))));
      laws.ofReferrals();
    }
    // nobody does anything any more
    if (!night.routerLives()) {
      night.routerStarts();
    }
    night.passes(Duration.ofMinutes(22), SLOW_BEAT);
    nursesLeaveRooms();
    look();
    laws.ofTheEnd();
  }

  private void look() {
    for (Step step : night.steps()) {
      for (Notice notice : step.notices()) {
        if (notice instanceof Notice.ReferralMoved moved) {
          events.add(moved.event());
        }
      }
    }
    for (Referral each : night.state().referrals().all()) {
      each.history().forEach(moved -> events.add(moved.event()));
      if (each.wasConfirmed()) {
        confirmed.add(each.mode());
      }
    }
  }

  private void act() {
    switch (chance.nextInt(23)) {
      case 0, 1 -> {
        if (night.callers().size() < 8) {
          night.people(new Input.Dials("trunk", "112", number(), Map.of()));
        }
      }
      case 2, 3, 4, 5 ->
          one(new ArrayList<>(night.ringing().keySet()))
              .ifPresent(line -> night.people(new Input.Answers(line)));
      case 6, 7 -> offer();
      case 8, 9, 10 -> change();
      case 11 -> leg("desk-").ifPresent(line -> night.people(new Input.Presses(line, "*81")));
      case 12 ->
          one(new ArrayList<>(night.callers()))
              .ifPresent(line -> night.people(new Input.Presses(line, "1")));
      case 13 -> {
        if (chance.nextInt(3) == 0) {
          one(new ArrayList<>(night.callers()))
              .ifPresent(line -> night.people(new Input.HangsUp(line)));
        }
      }
      case 14 -> leg("desk-").ifPresent(line -> night.people(new Input.HangsUp(line)));
      case 15 -> leg("hap-").ifPresent(line -> night.people(new Input.HangsUp(line)));
      case 16 -> loads();
      case 17 -> {
        if (chance.nextInt(2) == 0) {
          crash();
        }
      }
      case 18 -> untilItsTimeIsOver();
      case 19, 20 -> roomLosesOne();
      case 21 -> refersWhomSheFetched();
      default -> night.passes(Duration.ofSeconds(chance.nextInt(20)));
    }
  }

  /** Nobody does anything until somebody's time to be answered is over, or nearly. */
  private void untilItsTimeIsOver() {
    Optional<Instant> due =
        one(
            night.state().referrals().all().stream()
                .filter(each -> each.state() == ReferralState.WAITING)
                .flatMap(each -> each.deadline().stream())
                .map(Deadline::answerBy)
                .filter(night.now()::isBefore)
                .toList());
    if (due.isPresent()) {
      Duration left = Duration.between(night.now(), due.get());
      night.passes(left.plusSeconds(chance.nextInt(20) - 3L), SLOW_BEAT);
      ringing("desk-").ifPresent(line -> night.people(new Input.Answers(line)));
    }
  }

  /** A nurse, or who came for the service, leaves a warm room. */
  private void roomLosesOne() {
    Optional<Referral> warm =
        one(
            night.state().referrals().all().stream()
                .filter(each -> each.mode() == Mode.WARM)
                .filter(each -> each.state() == ReferralState.WAITING)
                .toList());
    if (warm.isPresent()) {
      if (chance.nextInt(4) > 0) {
        ringing("hap-").ifPresent(line -> night.people(new Input.Answers(line)));
        night.passes(Duration.ofMillis(300));
      }
      (chance.nextBoolean() ? nurse(warm.get()) : leg("hap-"))
          .ifPresent(line -> night.people(new Input.HangsUp(line)));
    }
  }

  /** Who was fetched from the service is referred again, warm, and the nurse may leave the room. */
  private void refersWhomSheFetched() {
    Optional<Map.Entry<String, String>> nurse =
        one(
            night.answered().entrySet().stream()
                .filter(each -> hasFetched(each.getValue()))
                .toList());
    if (night.routerLives() && nurse.isPresent()) {
      offered(nurse.get().getValue(), "C1", Mode.WARM)
          .ifPresent(id -> confirms(nurse.get().getValue(), id));
      night.passes(Duration.ofMillis(400));
      if (chance.nextInt(4) > 0) {
        night.people(new Input.HangsUp(nurse.get().getKey()));
      }
    }
  }

  private boolean hasFetched(String telephone) {
    return Telephones.conversations(night.state(), telephone).stream()
        .flatMap(each -> night.state().referrals().of(Night.PBX, each.caller().call()).stream())
        .anyMatch(each -> each.history().getLast().event() == ReferralEvent.DESK_TOOK);
  }

  private Optional<String> nurse(Referral referral) {
    return referral
        .binding()
        .desk()
        .flatMap(leg -> night.state().pbx(Night.PBX).calls().get(leg))
        .map(LiveCall::channel);
  }

  /** Three who speak in a room may do so for ever; the last thing a nurse does is to leave it. */
  private void nursesLeaveRooms() {
    night.state().referrals().all().stream()
        .filter(each -> each.state() == ReferralState.WAITING && each.mode() == Mode.WARM)
        .flatMap(each -> nurse(each).stream())
        .forEach(line -> night.people(new Input.HangsUp(line)));
    night.passes(Duration.ofSeconds(1));
  }

  private Optional<String> ringing(String telephone) {
    return one(
        night.ringing().entrySet().stream()
            .filter(each -> each.getValue().contains(telephone))
            .map(Map.Entry::getKey)
            .toList());
  }

  private String number() {
    return chance.nextInt(3) == 0 ? "" : Laws.NUMBERS + (10 + chance.nextInt(90));
  }

  private Optional<String> leg(String telephone) {
    return one(
        night.answered().entrySet().stream()
            .filter(each -> each.getValue().contains(telephone))
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

  /** The last notes may not have reached the disk; a router may be away for long. */
  private void crash() {
    restarts++;
    Laws.Past past = laws.past();
    int unwritten = chance.nextInt(3) == 0 ? chance.nextInt(3) : 0;
    look();
    night.routerDies(unwritten);
    if (chance.nextInt(5) == 0) {
      night.passes(Duration.ofSeconds(30 + chance.nextInt(700)), SLOW_BEAT);
    } else {
      night.passes(Duration.ofMillis(50L * chance.nextInt(160)));
    }
    night.routerStarts();
    night.passes(Duration.ofMillis(500));
    if (unwritten == 0) {
      laws.remembered(past);
    } else {
      laws.forgotten();
    }
  }

  /** A nurse registers a case, sometimes one that must never leave her. */
  private void offer() {
    Optional<String> phone =
        one(night.answered().values().stream().filter(each -> each.contains("desk-")).toList());
    if (!night.routerLives() || phone.isEmpty()) {
      return;
    }
    String urgency = List.of("C1", "C1", "C1", "C1", "A1", "C2", "B1", "").get(chance.nextInt(8));
    offered(phone.get(), urgency, MODES.get(chance.nextInt(MODES.size())))
        .filter(_ -> chance.nextBoolean())
        .ifPresent(id -> confirms(phone.get(), id));
  }

  private Optional<ReferralId> offered(String phone, String urgency, Mode mode) {
    boolean stale = chance.nextInt(6) == 0;
    boolean good = urgency.equals("C1") && !stale;
    Instant at = stale ? night.now().minusSeconds(3_600) : night.now();
    String caseId = (good ? "good-" : Laws.BAD) + ++requests;
    Wish wish =
        new Wish.Offer(Optional.empty(), mode, Optional.empty(), facts(caseId, urgency, at));
    Request request = request(desk(phone), wish);
    Step step = night.asks(request);
    laws.asked(request, step);
    return step.reply().orElseThrow() instanceof Reply.Offered offered
        ? Optional.of(offered.referral().id())
        : Optional.empty();
  }

  private void confirms(String phone, ReferralId offered) {
    Request confirm = request(desk(phone), new Wish.Confirm(offered, Optional.empty()));
    laws.asked(confirm, night.asks(confirm));
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
        new Caller(Optional.of(Laws.NUMBERS + "00"), Optional.empty(), Known.UNKNOWN, Known.YES),
        Map.of(),
        empty.demand(),
        Map.of());
  }

  /** Somebody does something with a referral, fitting or not. */
  private void change() {
    Optional<Referral> referral = one(List.copyOf(night.state().referrals().all()));
    Optional<Referral> open =
        referral
            .filter(_ -> chance.nextInt(3) == 0)
            .or(() ->
                one(
                    night.state().referrals().open().stream()
                        .flatMap(id -> night.state().referrals().get(id).stream())
                        .toList()));
    if (!night.routerLives() || open.isEmpty()) {
      return;
    }
    Referral about = open.get();
    Registrant service =
        new Registrant(
            "service",
            Registrant.Scope.SERVICE,
            Optional.empty(),
            Optional.of(about.offer().service()));
    Registrant desk = desk("PJSIP/desk-1");
    Request request =
        switch (chance.nextInt(14)) {
          case 0, 1, 2, 3 -> request(desk, new Wish.Confirm(about.id(), Optional.empty()));
          case 4 -> request(desk, new Wish.Cancel(about.id()));
          case 5 -> request(service, new Wish.Reject(about.id(), Why.Rejection.NO_CAPACITY));
          case 6, 12 -> request(service, new Wish.Return(about.id(), Why.Return.OTHER));
          case 7 -> request(service, new Wish.Raise(about.id()));
          case 8, 9 -> request(service, new Wish.Reject(about.id(), Why.Rejection.OTHER));
          case 11 -> request(service, new Wish.Conclude(about.id(), Why.Result.ADVICE));
          default -> request(service, new Wish.Accept(about.id()));
        };
    laws.asked(request, night.asks(request));
  }

  private static Registrant desk(String phone) {
    return new Registrant("desk", Registrant.Scope.DESK, Optional.of(phone), Optional.empty());
  }

  private Request request(Registrant by, Wish wish) {
    String id = "r-" + ++requests;
    return new Request(id, id, by, wish);
  }
}
