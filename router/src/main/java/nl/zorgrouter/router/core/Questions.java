package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** What becomes of a question: decided once, answered as often as it is put. */
final class Questions {
  private Questions() {}

  static Step asked(RouterState state, PbxId pbx, CallEvent.Asked asked, Moment now) {
    PbxView view = state.pbx(pbx);
    OpenQuestion question =
        new OpenQuestion(asked.ticket(), now.uptime(), OpenQuestion.Rescue.NONE);
    RouterState noted =
        state.with(pbx, view.questions(view.questions().plus(asked.call(), question)));
    return switch (state.ruling()) {
      case RouterState.Ruling.None(), RouterState.Ruling.Drained() ->
          Step.to(noted).noticing(new Notice.NoRules(pbx, asked.call(), asked.ticket()));
      case RouterState.Ruling.By(var rules) -> {
        Optional<Answer> given =
            view.answers()
                .get(asked.ticket())
                .filter(answer -> answer.rulesVersion() == rules.version());
        yield given.isPresent()
            ? again(noted, pbx, asked, given.get())
            : decided(noted, pbx, asked, rules, now);
      }
    };
  }

  private static Step again(RouterState state, PbxId pbx, CallEvent.Asked asked, Answer answer) {
    return new Step(
        state,
        List.of(),
        List.of(new Command.GiveAnswer(pbx, asked.call(), answer)),
        List.of(new Notice.AnsweredAgain(pbx, asked.call(), asked.ticket())));
  }

  private static Step decided(
      RouterState state, PbxId pbx, CallEvent.Asked asked, VerifiedRules rules, Moment now) {
    Optional<Line> line =
        asked.marks().get(Mark.ZR_LINE).flatMap(id -> rules.rules().region().line(id));
    if (line.isEmpty()) {
      String why =
          "line `%s` is not in the region".formatted(asked.marks().get(Mark.ZR_LINE).orElse(""));
      return Step.to(state).noticing(new Notice.Unreadable(pbx, asked.call(), asked.ticket(), why));
    }
    Optional<Confirmed> promise = Promised.of(asked, rules.version());
    Step back =
        promise.isPresent()
            ? Step.to(state)
            : ReferralNews.askedAgain(state, pbx, asked, now.lived());
    Map<String, ServiceReport> services = Services.facts(state, rules.rules().region(), asked.at());
    Ruled ruled =
        promise
            .map(confirmed ->
                Promised.ruled(confirmed, offered(state, confirmed), asked, line.get().kind()))
            .orElseGet(() -> Ruled.of(asked, line.get(), rules, services));
    Answer answer =
        ruled.answer(
            asked.ticket(),
            rules.version(),
            promise
                .map(Confirmed::id)
                .map(ReferralId::value)
                .orElseGet(() -> decisionId(state, asked)));
    Step given =
        back.then(given(back.state(), pbx, asked, line.get().kind(), ruled, answer, now.uptime()));
    return Services.isUnstaffed(line.get(), services, ruled.decision(), asked.at())
        ? given.noticing(new Notice.TakeoverUnstaffed(pbx, asked.call(), line.get().id()))
        : given;
  }

  private static Optional<Decision> offered(RouterState state, Confirmed promise) {
    return state
        .referrals()
        .get(promise.id())
        .map(referral -> referral.offer().decision())
        .filter(decision ->
            decision
                .onward()
                .filter(onward -> onward.destination().service().equals(promise.service()))
                .isPresent());
  }

  private static Step given(
      RouterState state,
      PbxId pbx,
      CallEvent.Asked asked,
      LineKind origin,
      Ruled ruled,
      Answer answer,
      Duration now) {
    PbxView view = state.pbx(pbx);
    RouterState kept =
        state.with(pbx, view.answers(view.answers().plus(answer, now))).decidedOnce();
    Decided decided = new Decided(pbx, asked.call(), asked.at(), origin, ruled.decision(), answer);
    return new Step(
        kept,
        List.of(decided),
        List.of(new Command.GiveAnswer(pbx, asked.call(), answer)),
        List.of());
  }

  /** Node, time of the question and a number: unique over both routers and every restart. */
  private static String decisionId(RouterState state, CallEvent.Asked asked) {
    return "%d-%s-%d"
        .formatted(
            state.node(), Long.toString(asked.at().toEpochMilli(), 36), state.decisions() + 1);
  }

  static Step closed(RouterState state, PbxId pbx, CallId call) {
    PbxView view = state.pbx(pbx);
    return Step.to(state.with(pbx, view.questions(view.questions().minus(call))));
  }

  /** The exchange says which answer it used; one that this router did not give is news. */
  static Step taken(RouterState state, PbxId pbx, CallEvent.AnswerTaken taken) {
    boolean ours =
        ticket(taken.answer())
            .flatMap(ticket -> state.pbx(pbx).answers().get(ticket))
            .filter(answer -> answer.onTheWire().equals(taken.answer()))
            .isPresent();
    return ours
        ? Step.to(state)
        : Step.to(state).noticing(new Notice.OtherAnswerTaken(pbx, taken.call(), taken.answer()));
  }

  private static Optional<Ticket> ticket(String answer) {
    int end = answer.indexOf(';');
    return end > 0 ? Ticket.read(answer.substring(0, end)) : Optional.empty();
  }
}
