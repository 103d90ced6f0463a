package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Reply.Refusal;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** A professional registers a case: which call is it, and which service fits? */
final class Offering {
  private Offering() {}

  /** The call that was meant, with the telephone of the nurse who has it. */
  private record Found(PbxId pbx, LiveCall caller, Optional<LiveCall> nurse) {}

  static Step offer(RouterState state, Request request, Wish.Offer wish, Moment moment) {
    if (!Scopes.mayOffer(request.by())) {
      return Referring.refused(
          state,
          Refusal.NOT_ALLOWED,
          "the scope of `%s` does not allow this".formatted(request.by().name()),
          "`%s` mag dit niet".formatted(request.by().name()));
    }
    if (!(state.ruling() instanceof RouterState.Ruling.By(var rules))) {
      return Referring.refused(
          state, Refusal.NO_RULES, "the router has no rules now", "de router heeft nu geen regels");
    }
    if (state.referrals().isFull()) {
      return Referring.refused(
          state,
          Refusal.TOO_MANY,
          "found more referrals in six hours than a region has; expected fewer",
          "meer verwijzingen in zes uur dan een regio heeft");
    }
    return wish.call().isPresent()
        ? named(state, request, wish, rules, moment)
        : onTelephone(state, request, wish, rules, moment);
  }

  private static Step named(
      RouterState state, Request request, Wish.Offer wish, VerifiedRules rules, Moment moment) {
    Wish.Call call = wish.call().orElseThrow();
    Optional<LiveCall> caller = state.pbx(call.pbx()).calls().get(call.call());
    if (!(state.pbx(call.pbx()).link() instanceof PbxView.Link.InSync)) {
      return Referring.outOfSync(state, call.pbx().value());
    }
    if (caller.isEmpty()) {
      return Referring.unknownCall(state, call.call());
    }
    Optional<LiveCall> nurse =
        request
            .by()
            .telephone()
            .flatMap(telephone ->
                Telephones.conversations(state, telephone).stream()
                    .filter(each -> each.caller().call().equals(call.call()))
                    .findFirst())
            .map(Telephones.OnTelephone::telephone);
    return found(state, request, wish, rules, new Found(call.pbx(), caller.get(), nurse), moment);
  }

  private static Step onTelephone(
      RouterState state, Request request, Wish.Offer wish, VerifiedRules rules, Moment moment) {
    if (request.by().telephone().isEmpty()) {
      return Referring.refused(
          state,
          Refusal.NO_TELEPHONE,
          "`%s` has no telephone of its own; expected `call` to name the call"
              .formatted(request.by().name()),
          "`%s` heeft geen eigen telefoon; noem het gesprek in `call`"
              .formatted(request.by().name()));
    }
    String telephone = request.by().telephone().get();
    List<Telephones.OnTelephone> calls = Telephones.conversations(state, telephone);
    if (calls.size() != 1) {
      return Referring.refused(
          state,
          calls.isEmpty() ? Refusal.NO_CALL_ON_TELEPHONE : Refusal.SEVERAL_CALLS_ON_TELEPHONE,
          "found %d calls on `%s`; expected exactly one, or `call` to name it"
              .formatted(calls.size(), telephone),
          "%d gesprekken op `%s`; verwacht: precies één, of noem het in `call`"
              .formatted(calls.size(), telephone));
    }
    Telephones.OnTelephone only = calls.getFirst();
    Found found = new Found(only.pbx(), only.caller(), Optional.of(only.telephone()));
    return found(state, request, wish, rules, found, moment);
  }

  private static Step found(
      RouterState state,
      Request request,
      Wish.Offer wish,
      VerifiedRules rules,
      Found found,
      Moment moment) {
    String lineId = found.caller().marks().get(Mark.ZR_LINE).orElse("");
    Optional<Line> line = rules.rules().region().line(lineId);
    if (line.isEmpty() || !wish.line().orElse(lineId).equals(lineId)) {
      return Referring.refused(
          state,
          Refusal.OTHER_LINE,
          "the call began on the line `%s`; expected `%s`"
              .formatted(lineId, wish.line().orElse("a line of the region")),
          "het gesprek begon op de lijn `%s`; verwacht: `%s`"
              .formatted(lineId, wish.line().orElse("een lijn van de regio")));
    }
    Optional<Referral> open = state.referrals().of(found.pbx(), found.caller().call());
    if (open.filter(each -> isElsewhere(each.state())).isPresent()) {
      return Referring.refused(
          state,
          Refusal.ALREADY_REFERRED,
          "the call is in the referral `%s` already, which is `%s`"
              .formatted(open.get().id(), open.get().state()),
          "het gesprek zit al in de verwijzing `%s`, die is `%s`"
              .formatted(open.get().id(), open.get().state()));
    }
    return state.pbx(found.pbx()).link() instanceof PbxView.Link.InSync link
        ? judged(
            withdrawn(state, open, link.clock().at(moment), moment),
            request,
            wish,
            new Judging(rules, line.get(), found, link.clock().at(moment)),
            moment)
        : Referring.outOfSync(state, found.pbx().value());
  }

  private static boolean isElsewhere(ReferralState state) {
    return switch (state) {
      case CONFIRMED, WAITING, ANSWERED -> true;
      case OFFERED, RETURNED, ABANDONED, CANCELLED -> false;
    };
  }

  /** A new offer takes the place of the one before. */
  private static Step withdrawn(
      RouterState state, Optional<Referral> open, Instant at, Moment moment) {
    return open.filter(each -> each.state() == ReferralState.OFFERED)
        .map(each ->
            ReferralMoves.apply(
                state,
                each,
                ReferralEvent.LAPSED,
                Happening.on(at, moment.lived(), Happening.ROUTER)))
        .orElseGet(() -> Step.to(state));
  }

  private record Judging(VerifiedRules rules, Line line, Found found, Instant at) {}

  private static Step judged(
      Step before, Request request, Wish.Offer wish, Judging judging, Moment moment) {
    RouterState state = before.state();
    LiveCall caller = judging.found().caller();
    String journey = caller.marks().get(Mark.ZR_JOURNEY).orElse(caller.linked().value());
    CaseFacts facts =
        CaseOfReferral.facts(
            wish.facts(),
            new CaseOfReferral.Known(
                judging.at(),
                judging.line(),
                journey,
                caller.callerNumber(),
                repeated(state, caller.callerNumber(), journey, judging.line(), moment),
                request.by().name()),
            state.referrals(),
            Services.facts(state, judging.rules().rules().region(), judging.at()));
    Decision decision = judging.rules().decide(facts);
    Notice judged = new Notice.Judged(judging.found().pbx(), judging.line().kind(), decision);
    String caseId = facts.caseId().orElse(journey);
    if (!CaseOfReferral.isOffer(decision, Optional.of(judging.line()))) {
      return before.noticing(judged).replying(new Reply.Stays(caseId, judging.at(), decision));
    }
    Referral referral =
        Referral.offered(
            id(state, judging.at()),
            request.by().name(),
            caseId,
            binding(
                judging.found().pbx(),
                caller,
                judging.found().nurse(),
                judging.line(),
                facts.caller().number().orElse("")),
            new Offer(facts, decision, judging.at(), moment.lived()),
            wish.mode());
    RouterState next = state.with(state.referrals().plus(referral, moment.lived()));
    return before
        .in(next)
        .noticing(judged)
        .replying(new Reply.Offered(referral, Referring.modes(next, referral)));
  }

  static CaseOfReferral.Repeated repeated(
      RouterState state, String number, String journey, Line line, Moment moment) {
    return line.kind() == LineKind.EMERGENCY
            && state.contacts().isRepeated(number, journey, moment.lived())
        ? CaseOfReferral.Repeated.YES
        : CaseOfReferral.Repeated.NO;
  }

  /** The id of the next referral of this router. */
  static ReferralId id(RouterState state, Instant at) {
    return new ReferralId(
        "%d-%s-%d"
            .formatted(
                state.node(), Long.toString(at.toEpochMilli(), 36), state.referrals().next()));
  }

  /** What a referral is bound to. */
  static Binding binding(
      PbxId pbx, LiveCall caller, Optional<LiveCall> nurse, Line line, String number) {
    return new Binding(
        pbx,
        caller.call(),
        nurse.map(LiveCall::call),
        number,
        caller.since(),
        line.id(),
        caller.marks().get(Mark.ZR_JOURNEY).orElse(caller.linked().value()));
  }
}
