package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Reply.Refusal;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Destination;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.rules.decide.Priority;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * A professional chose a place for the call on his own telephone: the place is rung, and he stays
 * with the caller until somebody has come. No rule is asked where to, because a human of care has
 * answered that; and so it is possible only where no rule protects the caller: never for what began
 * on 112 or on the care line.
 */
final class Choosing {
  private static final Set<LineKind> OF_PROFESSIONALS =
      EnumSet.of(
          LineKind.PROFESSIONAL,
          LineKind.COORDINATION,
          LineKind.HAP,
          LineKind.HAP_URGENT,
          LineKind.PRACTICE);

  private static final Sentence CHOSEN =
      new Sentence("a professional chose this place", "een professional koos deze plek");

  private Choosing() {}

  static Step choose(RouterState state, Request request, Wish.Choose wish, Moment moment) {
    if (!Scopes.mayChoose(request.by())) {
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
    Optional<Service> service =
        rules
            .rules()
            .region()
            .service(wish.service())
            .filter(each -> each.type() != ServiceType.AMBULANCE_DESK);
    if (service.isEmpty() || state.referrals().isFull()) {
      return Referring.refused(
          state,
          service.isEmpty() ? Refusal.UNKNOWN_SERVICE : Refusal.TOO_MANY,
          "`%s` cannot be chosen; expected a service of the region that is no ambulance desk"
              .formatted(wish.service()),
          "`%s` kan niet gekozen worden; verwacht: een dienst van de regio, geen meldkamer"
              .formatted(wish.service()));
    }
    return onTelephone(state, request, new Chosen(wish, rules, service.get()), moment);
  }

  private record Chosen(Wish.Choose wish, VerifiedRules rules, Service service) {}

  private static Step onTelephone(
      RouterState state, Request request, Chosen chosen, Moment moment) {
    String telephone = request.by().telephone().orElse("");
    List<Telephones.OnTelephone> calls =
        telephone.isEmpty()
            ? List.of()
            : Telephones.conversations(state, telephone).stream()
                .filter(each -> isMeant(chosen.wish(), each))
                .toList();
    if (calls.size() != 1) {
      return Referring.refused(
          state,
          telephone.isEmpty()
              ? Refusal.NO_TELEPHONE
              : calls.isEmpty() ? Refusal.NO_CALL_ON_TELEPHONE : Refusal.SEVERAL_CALLS_ON_TELEPHONE,
          "found %d calls on the telephone `%s`; expected exactly one, or `call` to name it"
              .formatted(calls.size(), telephone),
          "%d gesprekken op de telefoon `%s`; verwacht: precies één, of noem het in `call`"
              .formatted(calls.size(), telephone));
    }
    return found(state, request, chosen, calls.getFirst(), moment);
  }

  private static boolean isMeant(Wish.Choose wish, Telephones.OnTelephone on) {
    return wish.call()
        .map(call -> call.pbx().equals(on.pbx()) && call.call().equals(on.caller().call()))
        .orElse(true);
  }

  private static Step found(
      RouterState state, Request request, Chosen chosen, Telephones.OnTelephone on, Moment moment) {
    String lineId = on.caller().marks().get(Mark.ZR_LINE).orElse("");
    String origin = on.caller().marks().get(Mark.ZR_ORIGIN).orElse("");
    Optional<Line> line =
        chosen
            .rules()
            .rules()
            .region()
            .line(lineId)
            .filter(each -> OF_PROFESSIONALS.contains(each.kind()))
            .filter(each -> each.kind().name().equals(origin));
    if (line.isEmpty()) {
      return Referring.refused(
          state,
          Refusal.TRIAGE_FIRST,
          "the call began as `%s` on `%s`; it goes by a referral with its triage, or back"
              .formatted(origin, lineId),
          "het gesprek begon als `%s` op `%s`; het gaat met een verwijzing en haar triage, of terug"
              .formatted(origin, lineId));
    }
    Optional<Referral> before = state.referrals().of(on.pbx(), on.caller().call());
    if (before.filter(each -> isUnderWay(each.state())).isPresent()) {
      return Referring.refused(
          state,
          Refusal.ALREADY_REFERRED,
          "the call is in the referral `%s` already".formatted(before.get().id()),
          "het gesprek zit al in de verwijzing `%s`".formatted(before.get().id()));
    }
    return state.pbx(on.pbx()).link() instanceof PbxView.Link.InSync link
        ? moved(state, request, chosen, new Bound(on, line.get(), link.clock().at(moment)), moment)
        : Referring.outOfSync(state, on.pbx().value());
  }

  private static boolean isUnderWay(ReferralState state) {
    return switch (state) {
      case CONFIRMED, WAITING -> true;
      case OFFERED, ANSWERED, RETURNED, ABANDONED, CANCELLED -> false;
    };
  }

  private record Bound(Telephones.OnTelephone on, Line line, Instant at) {}

  private static Step moved(
      RouterState state, Request request, Chosen chosen, Bound bound, Moment moment) {
    LiveCall caller = bound.on().caller();
    String journey = caller.marks().get(Mark.ZR_JOURNEY).orElse(caller.linked().value());
    CaseFacts facts =
        CaseOfReferral.facts(
            chosen.wish().facts(),
            new CaseOfReferral.Known(
                bound.at(),
                bound.line(),
                journey,
                caller.callerNumber(),
                CaseOfReferral.Repeated.NO,
                request.by().name()),
            state.referrals(),
            Services.facts(state, chosen.rules().rules().region(), bound.at()));
    Referral referral =
        Referral.offered(
            Offering.id(state, bound.at()),
            request.by().name(),
            facts.caseId().orElse(journey),
            Offering.binding(
                bound.on().pbx(),
                caller,
                Optional.of(bound.on().telephone()),
                bound.line(),
                facts.caller().number().orElse("")),
            new Offer(facts, decision(facts, chosen, bound.at()), bound.at(), moment.lived()),
            Mode.WARM);
    RouterState next = state.with(state.referrals().plus(referral, moment.lived()));
    return Referring.done(
        next,
        referral,
        ReferralEvent.CONFIRM,
        Happening.on(bound.at(), moment.lived(), request.by().name()));
  }

  /** What the human decided, in the form of every decision, under the rules that stand. */
  private static Decision decision(CaseFacts facts, Chosen chosen, Instant at) {
    int seconds = Math.toIntExact(Priority.HIGH.deadline().toSeconds());
    return new Decision(
        facts.caseId(),
        Outcome.ROUTE,
        Optional.of(
            new Decision.Onward(
                new Destination(chosen.service().id(), chosen.service().endpoint().target()),
                Priority.HIGH,
                at.plusSeconds(seconds),
                seconds)),
        CHOSEN,
        Code.RULE,
        "chosen/professional",
        chosen.rules().version(),
        List.of(),
        Map.of());
  }
}
