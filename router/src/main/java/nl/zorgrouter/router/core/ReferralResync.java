package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Destination;
import nl.zorgrouter.rules.decide.Outcome;

/**
 * What a router that was away, or has just started, learns about referrals from the exchange: the
 * marks on the channels say what was promised, and where a caller is says what became of it. What
 * the exchange shows goes before what the router remembers.
 */
final class ReferralResync {
  private ReferralResync() {}

  static Step seen(RouterState state, PbxId pbx, Instant at, Duration now) {
    Happening how = Happening.on(at, now, Happening.EXCHANGE);
    Step step = Step.to(state);
    for (LiveCall call : state.pbx(pbx).calls().all()) {
      Optional<Confirmed> promise = promise(call);
      if (promise.isPresent()) {
        step = step.then(promised(step.state(), pbx, call, promise.get(), how));
      }
    }
    for (ReferralId id : toCompare(step.state(), pbx)) {
      Optional<Referral> referral = step.state().referrals().get(id);
      if (referral.isPresent()) {
        step = step.then(compared(step.state(), referral.get(), how));
      }
    }
    return step.then(
        new Step(step.state(), List.of(), Rings.endInVain(step.state(), pbx), List.of()));
  }

  /** Those that can still change by themselves, and the last one of every call that is there. */
  private static Set<ReferralId> toCompare(RouterState state, PbxId pbx) {
    Set<ReferralId> all = new LinkedHashSet<>();
    for (ReferralId id : state.referrals().open()) {
      state
          .referrals()
          .get(id)
          .filter(each -> each.state().isOpen() && each.binding().pbx().equals(pbx))
          .ifPresent(each -> all.add(each.id()));
    }
    for (LiveCall call : state.pbx(pbx).calls().all()) {
      state
          .referrals()
          .of(pbx, call.call())
          .filter(each -> each.state() == ReferralState.ANSWERED)
          .filter(each -> each.binding().call().equals(call.call()))
          .ifPresent(each -> all.add(each.id()));
    }
    return all;
  }

  private static Optional<Confirmed> promise(LiveCall call) {
    return call.marks()
        .get(Mark.ZR_CONFIRMED)
        .flatMap(Confirmed::read)
        .filter(confirmed ->
            call.marks().get(Mark.ZR_REFERRAL).equals(Optional.of(confirmed.id().value())));
  }

  /**
   * A promise on a channel. This router may not know it: another one made it, or this one died
   * before it was written down.
   */
  private static Step promised(
      RouterState state, PbxId pbx, LiveCall call, Confirmed promise, Happening how) {
    Optional<Referral> known = state.referrals().get(promise.id());
    if (known.isEmpty()) {
      Referral found = referral(promise, pbx, call, how.at(), how.lived());
      return Step.to(state.with(state.referrals().plus(found, how.lived())));
    }
    Referral referral = known.get();
    return switch (referral.state()) {
      case OFFERED ->
          referral.offer().service().equals(promise.service())
              ? Step.to(state.with(state.referrals().with(confirmed(referral, promise, how))))
              : leftBehind(state, pbx, call);
      case RETURNED, CANCELLED -> leftBehind(state, pbx, call);
      case CONFIRMED, WAITING ->
          Step.to(state.with(state.referrals().with(referral.counted(how.at(), how.lived()))));
      case ANSWERED, ABANDONED -> Step.to(state);
    };
  }

  /** The desk said yes, and the exchange heard it; only the router died too early to note it. */
  private static Referral confirmed(Referral offered, Confirmed promise, Happening how) {
    return offered
        .as(promise.mode())
        .due(deadline(promise, how.at(), how.lived()))
        .moved(
            new Moved(
                how.at(),
                ReferralEvent.CONFIRM,
                ReferralState.CONFIRMED,
                offered.offer().service(),
                Happening.EXCHANGE,
                "FOUND"));
  }

  /** The referral is over, and its caller still waits there: he did not hear that he may go. */
  private static Step leftBehind(RouterState state, PbxId pbx, LiveCall call) {
    return call.phase() instanceof LiveCall.Phase.Waiting
        ? Step.to(state).commanding(new Command.BringBack(pbx, call.call()))
        : Step.to(state);
  }

  private static Deadline deadline(Confirmed promise, Instant at, Duration now) {
    return new Deadline(
        promise.answerBy(),
        now.plus(Duration.between(at, promise.answerBy())),
        Duration.ofSeconds(promise.graceSeconds()),
        Deadline.Rung.NO);
  }

  private static Referral referral(
      Confirmed promise, PbxId pbx, LiveCall call, Instant at, Duration now) {
    String journey = call.marks().get(Mark.ZR_JOURNEY).orElse(call.linked().value());
    String line = call.marks().get(Mark.ZR_LINE).orElse("");
    Duration left = Duration.between(at, promise.answerBy());
    Decision decision = decision(promise, journey, left);
    Referral offered =
        Referral.offered(
            promise.id(),
            "",
            journey,
            new Binding(
                pbx,
                call.call(),
                Optional.empty(),
                call.callerNumber(),
                call.since(),
                line,
                journey),
            new Offer(CaseFacts.of(line, at), decision, at, now),
            promise.mode());
    return offered
        .due(deadline(promise, at, now))
        .moved(
            new Moved(
                at,
                ReferralEvent.WAITS,
                ReferralState.WAITING,
                offered.offer().service(),
                Happening.EXCHANGE,
                "FOUND"));
  }

  /** The decision as far as the exchange keeps it: what was decided, not why. */
  static Decision decision(Confirmed promise, String journey, Duration left) {
    int seconds = Math.toIntExact(Math.clamp(left.toSeconds(), 1, 86_400));
    return new Decision(
        Optional.of(journey),
        Outcome.REFER,
        Optional.of(
            new Decision.Onward(
                new Destination(promise.service(), promise.target().value()),
                promise.priority(),
                promise.answerBy(),
                seconds)),
        new Sentence(
            "a professional confirmed this referral",
            "een professional bevestigde deze verwijzing"),
        Code.RULE,
        "core/confirmed",
        promise.rulesVersion(),
        List.of(),
        Map.of());
  }

  private static Step compared(RouterState state, Referral referral, Happening how) {
    if (referral.mode() == Mode.CALLBACK && referral.state() == ReferralState.WAITING) {
      return Step.to(state);
    }
    Optional<LiveCall> call =
        state.pbx(referral.binding().pbx()).calls().get(referral.binding().call());
    if (call.isEmpty()) {
      return ReferralMoves.apply(state, referral, ReferralEvent.HUNG_UP, how);
    }
    if (referral.state() == ReferralState.OFFERED || referral.mode() == Mode.CALLBACK) {
      return Step.to(state);
    }
    if (!call.get().marks().get(Mark.ZR_REFERRAL).equals(Optional.of(referral.id().value()))) {
      return ReferralMoves.apply(state, referral, ReferralEvent.CAME_BACK, how);
    }
    if (referral.state() == ReferralState.ANSWERED) {
      return Step.to(state);
    }
    return switch (referral.mode()) {
      case HANDOVER -> handedOver(state, referral, call.get(), how);
      case WARM -> inTheRoom(state, referral, how);
      case CALLBACK -> Step.to(state);
    };
  }

  private static Step handedOver(
      RouterState state, Referral referral, LiveCall caller, Happening how) {
    if (isWithSomebody(state, referral, caller)) {
      return ReferralMoves.apply(state, referral, ReferralEvent.ANSWERED, how);
    }
    boolean arrived =
        referral.state() == ReferralState.CONFIRMED
            && caller.phase() instanceof LiveCall.Phase.Waiting;
    return arrived
        ? ReferralMoves.apply(state, referral, ReferralEvent.WAITS, how)
        : Step.to(state);
  }

  /**
   * He leaves the room, and with it his mark, when the last of the staff has left. So while he has
   * it and the nurse is gone, somebody of the service is with him.
   */
  private static Step inTheRoom(RouterState state, Referral referral, Happening how) {
    CallBook book = state.pbx(referral.binding().pbx()).calls();
    if (referral.binding().desk().filter(nurse -> book.get(nurse).isEmpty()).isPresent()) {
      return ReferralMoves.apply(state, referral, ReferralEvent.ANSWERED, how);
    }
    if (referral.receiver().isPresent() && referral.receiver().flatMap(book::get).isEmpty()) {
      Referral left = referral.receivedBy(Optional.empty());
      return ReferralMoves.apply(
          state.with(state.referrals().with(left)), left, ReferralEvent.RECEIVER_LEFT, how);
    }
    Optional<CallId> came =
        referral.receiver().isPresent() ? Optional.empty() : guest(referral, book);
    if (came.isPresent()) {
      Referral received = referral.receivedBy(came);
      return ReferralMoves.apply(
          state.with(state.referrals().with(received)), received, ReferralEvent.RECEIVER_CAME, how);
    }
    return referral.state() == ReferralState.CONFIRMED
        ? ReferralMoves.apply(state, referral, ReferralEvent.WAITS, how)
        : Step.to(state);
  }

  /**
   * Who came for him while nobody looked: the dialplan marks the leg of whoever enters his room.
   */
  private static Optional<CallId> guest(Referral referral, CallBook book) {
    String room = referral.binding().call().value();
    return book.all().stream()
        .filter(leg -> leg.marks().get(Mark.ZR_ROOM).equals(Optional.of(room)))
        .map(LiveCall::call)
        .findFirst();
  }

  /** In no queue, asking nothing, and another leg belongs to his conversation. */
  private static boolean isWithSomebody(RouterState state, Referral referral, LiveCall caller) {
    return caller.phase() instanceof LiveCall.Phase.Underway
        && state.pbx(referral.binding().pbx()).calls().all().stream()
            .anyMatch(
                leg -> leg.linked().equals(caller.linked()) && !leg.call().equals(caller.call()));
  }
}
