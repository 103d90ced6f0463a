package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * marks on the channels say what was promised, and where a caller is says what became of it.
 */
final class ReferralResync {
  private ReferralResync() {}

  static Step seen(RouterState state, PbxId pbx, Instant at, Duration now) {
    Step step = Step.to(state);
    Happening how = Happening.on(at, now, Happening.EXCHANGE);
    for (LiveCall call : state.pbx(pbx).calls().all()) {
      step = step.in(recovered(step.state(), pbx, call, at, now));
    }
    for (ReferralId id : step.state().referrals().open()) {
      Optional<Referral> referral =
          step.state().referrals().get(id).filter(each -> each.binding().pbx().equals(pbx));
      if (referral.isPresent()) {
        step = step.then(compared(step.state(), referral.get(), how));
      }
    }
    return step;
  }

  /** A promise on a channel that this router does not know: another one made it, or it died. */
  private static RouterState recovered(
      RouterState state, PbxId pbx, LiveCall call, Instant at, Duration now) {
    Optional<Confirmed> promise =
        call.marks()
            .get(Mark.ZR_CONFIRMED)
            .flatMap(Confirmed::read)
            .filter(confirmed ->
                call.marks().get(Mark.ZR_REFERRAL).equals(Optional.of(confirmed.id().value())))
            .filter(confirmed -> state.referrals().get(confirmed.id()).isEmpty());
    return promise
        .map(confirmed ->
            state.with(state.referrals().plus(referral(confirmed, pbx, call, at, now), now)))
        .orElse(state);
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
    Deadline deadline =
        new Deadline(
            promise.answerBy(),
            now.plus(left),
            Duration.ofSeconds(promise.graceSeconds()),
            Deadline.Rung.NO);
    return offered
        .due(deadline)
        .moved(
            new Moved(at, ReferralEvent.WAITS, ReferralState.WAITING, Happening.EXCHANGE, "FOUND"));
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
    boolean promised =
        call.get().marks().get(Mark.ZR_REFERRAL).equals(Optional.of(referral.id().value()));
    if (referral.state() == ReferralState.OFFERED) {
      return Step.to(state);
    }
    if (!promised && referral.mode() == Mode.HANDOVER) {
      return ReferralMoves.apply(state, referral, ReferralEvent.CAME_BACK, how);
    }
    return isWithSomebody(state, referral, call.get())
        ? ReferralMoves.apply(state, referral, ReferralEvent.ANSWERED, how)
        : Step.to(state);
  }

  /** In no queue, asking nothing, and another leg belongs to his conversation. */
  private static boolean isWithSomebody(RouterState state, Referral referral, LiveCall caller) {
    return referral.mode() == Mode.HANDOVER
        && caller.phase() instanceof LiveCall.Phase.Underway
        && state.pbx(referral.binding().pbx()).calls().all().stream()
            .anyMatch(
                leg -> leg.linked().equals(caller.linked()) && !leg.call().equals(caller.call()));
  }
}
