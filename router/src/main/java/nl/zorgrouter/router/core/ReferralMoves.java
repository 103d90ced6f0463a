package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Effect;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralTable;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** Takes one step of the referral table and does what it asks for. */
final class ReferralMoves {
  /** A call-back without a deadline of its own is due within the norm of a normal case. */
  private static final Duration CALL_BACK = Duration.ofMinutes(10);

  private static final int FIRST_AT_THE_DESK = 10;

  private ReferralMoves() {}

  /**
   * What this event leads to; an event that the state does not expect is said, and does nothing.
   */
  static Step apply(RouterState state, Referral before, ReferralEvent event, Happening how) {
    PbxId pbx = before.binding().pbx();
    Optional<ReferralTable.Move> move = ReferralTable.move(before.state(), event);
    if (move.isEmpty()) {
      return Step.to(state)
          .noticing(new Notice.ReferralUnexpected(pbx, before.id(), before.state(), event));
    }
    Moved moved =
        new Moved(
            how.at(), event, move.get().next(), before.offer().service(), how.by(), how.detail());
    Referral after = before.moved(moved);
    Step step =
        Step.to(state.with(state.referrals().with(after)))
            .noticing(
                new Notice.ReferralMoved(pbx, before.id(), before.state(), after.state(), event));
    for (Effect effect : move.get().effects()) {
      Referral now = step.state().referrals().get(before.id()).orElse(after);
      step = step.then(effect(step.state(), now, effect, event, how));
    }
    return step;
  }

  private static Step effect(
      RouterState state, Referral referral, Effect effect, ReferralEvent event, Happening how) {
    return switch (effect) {
      case MOVE -> move(state, referral, how);
      case BRING_BACK -> bringBack(state, referral, event, how);
      case TO_URGENT -> toUrgent(state, referral);
      case RING_DESK -> ringDesk(state, referral);
      case STOP_RINGING -> commanding(state, Rings.of(referral, state).end());
      case OFFER_NEXT -> offerNext(state, referral, how);
      case TASK_FOR_SERVICE -> task(state, referral, Owner.SERVICE, how);
      case TASK_FOR_DESK -> task(state, referral, Owner.DESK, how);
      case ALERT_DESK ->
          Step.to(state)
              .noticing(new Notice.DeskAlert(referral.binding().pbx(), referral.id(), event));
    };
  }

  private static Step move(RouterState state, Referral referral, Happening how) {
    Deadline deadline = Deadline.of(how.at(), how.lived(), referral.offer().within());
    Referral due = referral.due(deadline);
    RouterState next = state.with(state.referrals().with(due));
    return switch (due.mode()) {
      case HANDOVER ->
          switch (how.path()) {
            case COMMAND -> commanding(next, handover(due));
            case CODE -> commanding(next, word(due));
          };
      case WARM -> commanding(next, warm(state, due));
      case CALLBACK -> {
        Step booked = task(next, due, Owner.SERVICE, how);
        Referral open = booked.state().referrals().get(due.id()).orElse(due);
        yield booked.then(
            apply(
                booked.state(),
                open,
                ReferralEvent.WAITS,
                Happening.on(how.at(), how.lived(), Happening.ROUTER)));
      }
    };
  }

  private static List<Command> handover(Referral due) {
    List<Command> commands = new ArrayList<>(marks(due));
    commands.add(new Command.SendToQuestion(due.binding().pbx(), due.binding().call()));
    return commands;
  }

  /** What was promised, where every router can read it. */
  private static List<Command> marks(Referral due) {
    PbxId pbx = due.binding().pbx();
    CallId call = due.binding().call();
    String confirmed = Confirmed.of(due).map(Confirmed::onTheChannel).orElse("");
    return List.of(
        new Command.WriteMark(pbx, call, Mark.ZR_REFERRAL, due.id().value()),
        new Command.WriteMark(pbx, call, Mark.ZR_CONFIRMED, confirmed),
        new Command.WriteMark(pbx, call, Mark.ZR_REASON, Ruled.REFERRED));
  }

  /** The code itself moves him, when it hears this. */
  private static List<Command> word(Referral due) {
    PbxId pbx = due.binding().pbx();
    String confirmed = Confirmed.of(due).map(Confirmed::onTheChannel).orElse("");
    List<Command> commands = new ArrayList<>();
    commands.add(new Command.WriteMark(pbx, due.binding().call(), Mark.ZR_CONFIRMED, confirmed));
    due.binding()
        .desk()
        .ifPresent(
            nurse -> commands.add(new Command.WriteMark(pbx, nurse, Mark.ZR_WORD, CodePressed.GO)));
    return commands;
  }

  private static List<Command> warm(RouterState state, Referral due) {
    PbxId pbx = due.binding().pbx();
    CallId call = due.binding().call();
    List<Command> commands = new ArrayList<>(marks(due));
    due.binding().desk().ifPresent(nurse -> commands.add(new Command.Meet(pbx, call, nurse)));
    LineKind origin = line(state, due).map(Line::kind).orElse(LineKind.EMERGENCY);
    commands.add(
        new Command.Ring(
            pbx,
            due.offer().target(),
            Command.Meeting.ROOM,
            call,
            due.offer().within(),
            Ruled.queuePriority(due.offer().priority(), origin),
            due.id().value()));
    return commands;
  }

  /**
   * Nobody is torn from a nurse who has him: in the room he stays with her. Who was to be called
   * back cannot be brought, and neither can who has hung up: the desk has to call him then.
   */
  private static Step bringBack(
      RouterState state, Referral referral, ReferralEvent event, Happening how) {
    boolean gone = !isAlive(state, referral, referral.binding().call());
    if (gone || referral.mode() == Mode.CALLBACK) {
      Step called = task(state, referral, Owner.DESK, how);
      return gone && event != ReferralEvent.CANCEL
          ? called.noticing(new Notice.DeskAlert(referral.binding().pbx(), referral.id(), event))
          : called;
    }
    return isWithNurse(state, referral)
        ? Step.to(state)
        : Step.to(state)
            .commanding(new Command.BringBack(referral.binding().pbx(), referral.binding().call()));
  }

  /** She has been told; no queue of the desk is nearer to help than she is. */
  private static Step toUrgent(RouterState state, Referral referral) {
    boolean gone = !isAlive(state, referral, referral.binding().call());
    if (gone) {
      return task(state, referral, Owner.DESK, Happening.on(referral.changed(), Duration.ZERO, ""));
    }
    return isWithNurse(state, referral)
        ? Step.to(state)
        : Step.to(state)
            .commanding(
                new Command.SendToUrgent(referral.binding().pbx(), referral.binding().call()));
  }

  private static boolean isWithNurse(RouterState state, Referral referral) {
    return referral.mode() == Mode.WARM
        && referral.binding().desk().filter(nurse -> isAlive(state, referral, nurse)).isPresent();
  }

  /** Once: the other router may have done it already. */
  private static Step ringDesk(RouterState state, Referral referral) {
    Deadline deadline = referral.deadline().orElseThrow();
    RouterState rung = state.with(state.referrals().with(referral.rung()));
    Optional<Target> desk = desk(state, referral);
    if (desk.isEmpty() || Rings.of(referral, state).isGoing()) {
      return Step.to(rung);
    }
    Duration limit =
        deadline.grace().compareTo(Duration.ofSeconds(1)) < 0
            ? Duration.ofSeconds(1)
            : deadline.grace();
    return Step.to(rung)
        .commanding(
            new Command.Ring(
                referral.binding().pbx(),
                desk.get(),
                Command.Meeting.FETCHED,
                referral.binding().call(),
                limit,
                FIRST_AT_THE_DESK,
                referral.id().value()));
  }

  /** The desk of the call as the exchange says it, else as the region does. */
  private static Optional<Target> desk(RouterState state, Referral referral) {
    Optional<String> said =
        state
            .pbx(referral.binding().pbx())
            .calls()
            .get(referral.binding().call())
            .flatMap(call -> call.marks().get(Mark.ZR_FAILSAFE));
    return said.or(() -> line(state, referral).map(Line::failsafe)).map(Target::new);
  }

  private static Step offerNext(RouterState state, Referral referral, Happening how) {
    if (!(state.ruling() instanceof RouterState.Ruling.By(VerifiedRules rules))) {
      return apply(state, referral, ReferralEvent.NOBODY_ELSE, how);
    }
    CaseFacts facts =
        CaseOfReferral.afterRejection(
            referral, Services.facts(state, rules.rules().region(), how.at()), how.at());
    Decision decision = rules.decide(facts);
    Region region = rules.rules().region();
    if (!CaseOfReferral.isOffer(decision, region.line(facts.line()))) {
      return apply(state, referral, ReferralEvent.NOBODY_ELSE, how.because(decision.code().name()));
    }
    Offer next = new Offer(facts, decision, how.at(), how.lived());
    return Step.to(state.with(state.referrals().with(referral.offering(next))));
  }

  private static Step task(RouterState state, Referral referral, Owner owner, Happening how) {
    return Step.to(
        state.with(state.referrals().with(referral.calling(owner, how.at(), CALL_BACK))));
  }

  private static Optional<Line> line(RouterState state, Referral referral) {
    return switch (state.ruling()) {
      case RouterState.Ruling.By(var rules) ->
          rules.rules().region().line(referral.binding().origin());
      case RouterState.Ruling.None(), RouterState.Ruling.Drained() -> Optional.empty();
    };
  }

  private static boolean isAlive(RouterState state, Referral referral, CallId leg) {
    return state.pbx(referral.binding().pbx()).calls().get(leg).isPresent();
  }

  private static Step commanding(RouterState state, List<Command> commands) {
    return new Step(state, List.of(), commands, List.of());
  }
}
