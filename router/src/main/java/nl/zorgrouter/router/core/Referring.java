package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.ModeOffer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralTable;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Reply.Refusal;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;

/** What professionals ask for: done once, answered as often as it is asked. */
final class Referring {
  private Referring() {}

  static Step requested(RouterState state, Request request, Moment moment) {
    Optional<Referrals.Answered> before = state.referrals().reply(request);
    if (before.isPresent()) {
      return before.get().content().equals(request.content())
          ? Step.to(state).replying(before.get().reply())
          : refused(
              state,
              Refusal.REQUEST_ID_REUSED,
              "the request id `%s` was used before for another request; expected a new one"
                  .formatted(request.id()),
              "het verzoeknummer `%s` is al gebruikt voor een ander verzoek; verwacht: een nieuw"
                  .formatted(request.id()));
    }
    Step step =
        switch (request.wish()) {
          case Wish.Offer offer -> Offering.offer(state, request, offer, moment);
          case Wish.Choose choose -> Choosing.choose(state, request, choose, moment);
          case Wish.About about -> about(state, request, about, moment);
        };
    return remembered(step, request, moment.lived());
  }

  /** A refusal is not kept: what stood in the way may be gone when it is asked again. */
  private static Step remembered(Step step, Request request, Duration now) {
    return switch (step.reply().orElseThrow()) {
      case Reply.Refused _ -> step;
      case Reply.Offered _, Reply.Stays _, Reply.Done _ ->
          step.in(
              step.state()
                  .with(
                      step.state().referrals().answered(request, step.reply().orElseThrow(), now)));
    };
  }

  private static Step about(RouterState state, Request request, Wish.About wish, Moment moment) {
    Optional<Referral> found = state.referrals().get(wish.referral());
    if (found.isEmpty()) {
      return refused(
          state,
          Refusal.UNKNOWN_REFERRAL,
          "no referral `%s` is known".formatted(wish.referral()),
          "er is geen verwijzing `%s` bekend".formatted(wish.referral()));
    }
    Referral referral = found.get();
    if (!Scopes.allow(request.by(), wish, referral)) {
      return refused(
          state,
          Refusal.NOT_ALLOWED,
          "the scope of `%s` does not allow this".formatted(request.by().name()),
          "`%s` mag dit niet".formatted(request.by().name()));
    }
    if (ReferralTable.move(referral.state(), wish.event()).isEmpty()) {
      return refused(
          state,
          Refusal.NOT_IN_THIS_STATE,
          "the referral is `%s`; that state expects no `%s`"
              .formatted(referral.state(), wish.event()),
          "de verwijzing is `%s`; in die toestand past geen `%s`"
              .formatted(referral.state(), wish.event()));
    }
    if (wish instanceof Wish.Accept && !referral.canBeAccepted()) {
      return refused(
          state,
          Refusal.NOT_ANSWERED_YET,
          "nobody of the service has the patient on the line; whoever answers him has accepted",
          "niemand van de dienst heeft de patiënt aan de lijn; wie hem opneemt, heeft aangenomen");
    }
    return state.pbx(referral.binding().pbx()).link() instanceof PbxView.Link.InSync link
        ? wished(state, request, wish, referral, moment, link.clock().at(moment))
        : outOfSync(state, referral.binding().pbx().value());
  }

  private static Step wished(
      RouterState state,
      Request request,
      Wish.About wish,
      Referral referral,
      Moment moment,
      Instant at) {
    Happening how = Happening.on(at, moment.lived(), request.by().name());
    return switch (wish) {
      case Wish.Confirm confirm -> confirm(state, request, confirm, referral, how);
      case Wish.Cancel _ -> done(state, referral, ReferralEvent.CANCEL, how);
      case Wish.Return back ->
          done(state, referral, ReferralEvent.RETURN, how.because(back.why().name()));
      case Wish.Reject reject ->
          done(state, referral, ReferralEvent.REJECT, how.because(reject.why().name()));
      case Wish.Raise _ -> done(state, referral, ReferralEvent.RAISE, how);
      case Wish.Accept _ ->
          done(withTaskDone(state, referral), referral.calledBack(), ReferralEvent.ACCEPT, how);
      case Wish.Conclude conclude -> {
        Referral recorded = referral.with(conclude.result());
        RouterState next = state.with(state.referrals().with(recorded));
        yield done(next, recorded, ReferralEvent.RECORD, how.because(conclude.result().name()));
      }
    };
  }

  private static RouterState withTaskDone(RouterState state, Referral referral) {
    return state.with(state.referrals().with(referral.calledBack()));
  }

  private static Step confirm(
      RouterState state, Request request, Wish.Confirm wish, Referral offered, Happening how) {
    if (!(state.ruling() instanceof RouterState.Ruling.By(var rules))
        || rules.version() != offered.offer().decision().rulesVersion()) {
      return refused(
          state,
          Refusal.RULES_CHANGED,
          "the offer was made by other rules than those that decide now; offer again",
          "het aanbod is gedaan door andere regels dan die nu beslissen; vraag het opnieuw");
    }
    Referral referral =
        withNurse(state, request.by(), offered).as(wish.mode().orElse(offered.mode()));
    boolean gone =
        state.pbx(referral.binding().pbx()).calls().get(referral.binding().call()).isEmpty();
    if (gone && referral.mode() != Mode.CALLBACK) {
      return unknownCall(state, referral.binding().call());
    }
    ModeOffer.Verdict verdict =
        modes(state, referral).stream()
            .filter(each -> each.mode() == referral.mode())
            .map(ModeOffer::verdict)
            .findFirst()
            .orElseThrow();
    if (verdict != ModeOffer.Verdict.POSSIBLE) {
      return refused(
          state,
          Refusal.MODE_NOT_OFFERED,
          "`%s` is not offered for this case: `%s`".formatted(referral.mode(), verdict),
          "`%s` kan niet bij deze casus: `%s`".formatted(referral.mode(), verdict));
    }
    RouterState next = state.with(state.referrals().with(referral));
    return done(next, referral, ReferralEvent.CONFIRM, how);
  }

  /** After a rejection another nurse may have the caller. */
  private static Referral withNurse(RouterState state, Registrant by, Referral referral) {
    return by.telephone()
        .flatMap(telephone ->
            Telephones.conversations(state, telephone).stream()
                .filter(each -> each.caller().call().equals(referral.binding().call()))
                .findFirst())
        .map(found -> referral.with(found.telephone().call()))
        .orElse(referral);
  }

  static List<ModeOffer> modes(RouterState state, Referral referral) {
    OptionalInt wait =
        Optional.ofNullable(state.loads().get(referral.offer().service()))
            .map(ServiceLoad::waitSeconds)
            .orElse(OptionalInt.empty());
    return ModeOffer.all(referral.binding(), referral.offer(), wait);
  }

  static Step done(RouterState state, Referral referral, ReferralEvent event, Happening how) {
    Step step = ReferralMoves.apply(state, referral, event, how);
    Referral after = step.state().referrals().get(referral.id()).orElse(referral);
    return step.replying(new Reply.Done(after));
  }

  static Step unknownCall(RouterState state, CallId call) {
    return refused(
        state,
        Refusal.UNKNOWN_CALL,
        "there is no call `%s` on that exchange now".formatted(call),
        "er is nu geen gesprek `%s` op die centrale".formatted(call));
  }

  static Step outOfSync(RouterState state, String pbx) {
    return refused(
        state,
        Refusal.OUT_OF_SYNC,
        "the router has no picture of the exchange `%s` now".formatted(pbx),
        "de router heeft nu geen beeld van de centrale `%s`".formatted(pbx));
  }

  static Step refused(RouterState state, Refusal why, String english, String dutch) {
    return Step.to(state).replying(new Reply.Refused(why, new Sentence(english, dutch)));
  }
}
