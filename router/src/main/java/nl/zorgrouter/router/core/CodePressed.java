package nl.zorgrouter.router.core;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * A nurse pressed a referral code: offer and confirmation in one. The caller stays with her until
 * this router has said that there is a service for him; when there is none she hears why.
 */
final class CodePressed {
  static final String GO = "go";

  private static final String STAY = "stay-";
  private static final String BY = "referral key";
  private static final int LONGEST_ID = 64;

  private CodePressed() {}

  static Step pressed(
      RouterState state, PbxId pbx, CallEvent.ReferralPressed pressed, Moment moment) {
    Optional<LiveCall> caller = state.pbx(pbx).calls().named(pressed.callerChannel());
    if (!(state.ruling() instanceof RouterState.Ruling.By(var rules))) {
      return stays(state, pbx, pressed, "NO_RULES");
    }
    Optional<Line> line =
        caller
            .flatMap(call -> call.marks().get(Mark.ZR_LINE))
            .flatMap(id -> rules.rules().region().line(id));
    if (caller.isEmpty() || line.isEmpty()) {
      return stays(state, pbx, pressed, "NO_CALL");
    }
    return judged(state, new Press(pbx, pressed, caller.get(), line.get()), rules, moment);
  }

  private record Press(PbxId pbx, CallEvent.ReferralPressed pressed, LiveCall caller, Line line) {
    String journey() {
      return caller.marks().get(Mark.ZR_JOURNEY).orElse(caller.linked().value());
    }
  }

  private static Step judged(RouterState state, Press press, VerifiedRules rules, Moment moment) {
    Map<String, ServiceReport> services =
        Services.facts(state, rules.rules().region(), press.pressed().at());
    CaseFacts facts =
        CaseOfReferral.facts(
            CaseOfCall.facts(asked(press), press.line(), rules.rules().region(), services),
            new CaseOfReferral.Known(
                press.pressed().at(),
                press.line(),
                press.journey(),
                press.caller().callerNumber(),
                Offering.repeated(
                    state, press.caller().callerNumber(), press.journey(), press.line(), moment),
                BY),
            state.referrals(),
            services);
    Decision decision = rules.decide(facts);
    Notice judged = new Notice.Judged(press.pbx(), press.line().kind(), decision);
    if (!CaseOfReferral.isOffer(decision, Optional.of(press.line()))) {
      return stays(state, press.pbx(), press.pressed(), decision.code().name()).noticing(judged);
    }
    Referral referral = referral(press, facts, decision, moment);
    Step before = superseded(state, press, moment);
    RouterState next =
        before.state().with(before.state().referrals().plus(referral, moment.lived()));
    return before
        .in(next)
        .noticing(judged)
        .then(
            ReferralMoves.apply(
                next,
                referral,
                ReferralEvent.CONFIRM,
                new Happening(press.pressed().at(), moment.lived(), BY, "", Happening.Path.CODE)));
  }

  /**
   * He is with the nurse who pressed: what was open for his call is over, and nobody has to call
   * him any more. A patient has one referral, not a transfer and a call-back, too.
   */
  private static Step superseded(RouterState state, Press press, Moment moment) {
    return state
        .referrals()
        .of(press.pbx(), press.caller().call())
        .flatMap(open -> over(open).map(event -> new Over(open, event)))
        .map(over ->
            called(
                ReferralMoves.apply(
                    state,
                    over.referral(),
                    over.event(),
                    Happening.on(press.pressed().at(), moment.lived(), BY)),
                over.referral().id()))
        .orElseGet(() -> Step.to(state));
  }

  private static Step called(Step over, ReferralId id) {
    Referrals referrals = over.state().referrals();
    return referrals
        .get(id)
        .map(referral -> over.in(over.state().with(referrals.with(referral.calledBack()))))
        .orElse(over);
  }

  private record Over(Referral referral, ReferralEvent event) {}

  private static Optional<ReferralEvent> over(Referral open) {
    return switch (open.state()) {
      case OFFERED -> Optional.of(ReferralEvent.LAPSED);
      case CONFIRMED, WAITING ->
          Optional.of(
              open.mode() == Mode.CALLBACK ? ReferralEvent.CANCEL : ReferralEvent.DESK_TOOK);
      case ANSWERED, RETURNED, ABANDONED, CANCELLED -> Optional.empty();
    };
  }

  /** Both routers of a region make the same referral of the same press. */
  private static Referral referral(Press press, CaseFacts facts, Decision decision, Moment moment) {
    String id =
        "c-%s-%s"
            .formatted(
                Long.toString(press.pressed().at().toEpochMilli(), 36),
                press.caller().call().value().replaceAll("[^A-Za-z0-9._-]", "_"));
    return Referral.offered(
        new ReferralId(id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID)),
        BY,
        facts.caseId().orElse(press.journey()),
        new Binding(
            press.pbx(),
            press.caller().call(),
            Optional.of(press.pressed().call()),
            press.caller().callerNumber(),
            press.caller().since(),
            press.line().id(),
            press.journey()),
        new Offer(facts, decision, press.pressed().at(), moment.lived()),
        Mode.HANDOVER);
  }

  /** The question that the caller is about to ask. */
  private static CallEvent.Asked asked(Press press) {
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.putAll(press.caller().marks().values());
    marks.put(Mark.ZR_TRIAGE, "C1");
    marks.put(Mark.ZR_ADVISED, press.pressed().advised());
    marks.put(Mark.ZR_REASON, Ruled.REFERRED);
    if (!press.pressed().place().isEmpty()) {
      marks.put(Mark.ZR_PLACE, press.pressed().place());
    }
    // a referral that came back has asked twice: on its way, and when its time was over
    marks.put(Mark.ZR_VISIT, Integer.toString(visits(press.caller()) / 2 + 1));
    return new CallEvent.Asked(
        press.pressed().at(),
        press.caller().call(),
        press.caller().linked(),
        press.caller().channel(),
        new Ticket("code-" + press.line().id()),
        press.caller().callerNumber(),
        new Marks(marks));
  }

  private static int visits(LiveCall caller) {
    return caller
        .marks()
        .get(Mark.ZR_VISIT)
        .filter(visit -> visit.matches("[0-9]{1,3}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static Step stays(
      RouterState state, PbxId pbx, CallEvent.ReferralPressed pressed, String why) {
    return new Step(
        state,
        List.of(),
        List.of(new Command.WriteMark(pbx, pressed.call(), Mark.ZR_WORD, STAY + why)),
        List.of());
  }
}
