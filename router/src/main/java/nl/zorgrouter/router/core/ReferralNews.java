package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralState;

/** What an event of an exchange means to the referral it is about. */
final class ReferralNews {
  private ReferralNews() {}

  /** What it leads to; nothing when the event is about no referral. */
  static Step heard(RouterState state, PbxId pbx, CallEvent event, Duration now) {
    return switch (event) {
      case CallEvent.AnswerTaken taken ->
          with(state, pbx, taken.call(), referral -> taken(referral, taken), taken.at(), now);
      case CallEvent.BridgeEntered entered ->
          with(state, pbx, entered.call(), each -> entered(each, entered), entered.at(), now);
      case CallEvent.Connected connected ->
          with(
              state,
              pbx,
              connected.call(),
              referral -> connected(state, referral, connected.queue()),
              connected.at(),
              now);
      case CallEvent.Accepted accepted -> accepted(state, pbx, accepted, now);
      case CallEvent.Took took -> took(state, pbx, took, now);
      case CallEvent.FellBack fell ->
          with(state, pbx, fell.call(), ReferralNews::cameBack, fell.at(), now);
      case CallEvent.Worsened worse -> worsened(state, pbx, worse, now);
      case CallEvent.Ended ended -> ended(state, pbx, ended, now);
      case CallEvent.Arrived _,
          CallEvent.Identified _,
          CallEvent.Answered _,
          CallEvent.Asked _,
          CallEvent.PlaceGiven _,
          CallEvent.HangUpAsked _,
          CallEvent.CommandRan _,
          CallEvent.StoppedAsking _,
          CallEvent.NobodyTook _,
          CallEvent.ReferralPressed _,
          CallEvent.Joined _,
          CallEvent.Left _,
          CallEvent.LeftUnanswered _,
          CallEvent.QueueEnded _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.Completed _,
          CallEvent.BridgeLeft _,
          CallEvent.MemberChanged _,
          CallEvent.MemberGone _,
          CallEvent.Booted _ ->
          Step.to(state);
    };
  }

  /** A call asks again though its referral was on its way: the exchange has brought it back. */
  static Step askedAgain(RouterState state, PbxId pbx, CallEvent.Asked asked, Duration now) {
    return with(state, pbx, asked.call(), ReferralNews::cameBack, asked.at(), now);
  }

  private interface Meaning {
    Optional<ReferralEvent> of(Referral referral);
  }

  private static Step with(
      RouterState state, PbxId pbx, CallId leg, Meaning meaning, Instant at, Duration now) {
    return state
        .referrals()
        .of(pbx, leg)
        .flatMap(referral ->
            meaning
                .of(referral)
                .map(event -> ReferralMoves.apply(state, referral, event, by(at, now))))
        .orElseGet(() -> Step.to(state));
  }

  private static Happening by(Instant at, Duration now) {
    return Happening.on(at, now, Happening.EXCHANGE);
  }

  private static Optional<ReferralEvent> taken(Referral referral, CallEvent.AnswerTaken taken) {
    String[] fields = taken.answer().split(";", -1);
    boolean ours = fields.length > 2 && fields[2].equals(referral.id().value());
    return ours && referral.state() == ReferralState.CONFIRMED
        ? Optional.of(ReferralEvent.WAITS)
        : Optional.empty();
  }

  /** The caller of a warm referral is in the room. */
  private static Optional<ReferralEvent> entered(
      Referral referral, CallEvent.BridgeEntered entered) {
    boolean inRoom =
        referral.mode() == Mode.WARM
            && referral.state() == ReferralState.CONFIRMED
            && entered.call().equals(referral.binding().call());
    return inRoom ? Optional.of(ReferralEvent.WAITS) : Optional.empty();
  }

  private static Optional<ReferralEvent> connected(
      RouterState state, Referral referral, QueueName queue) {
    if (referral.mode() != Mode.HANDOVER || !isOnTheWay(referral)) {
      return Optional.empty();
    }
    Optional<String> desk =
        state
            .pbx(referral.binding().pbx())
            .calls()
            .get(referral.binding().call())
            .flatMap(call -> call.marks().get(Mark.ZR_FAILSAFE));
    return Optional.of(
        desk.equals(Optional.of(queue.value())) ? ReferralEvent.CAME_BACK : ReferralEvent.ANSWERED);
  }

  private static Step accepted(
      RouterState state, PbxId pbx, CallEvent.Accepted accepted, Duration now) {
    return state
        .pbx(pbx)
        .calls()
        .named(accepted.callerChannel())
        .map(caller ->
            with(
                state,
                pbx,
                caller.call(),
                referral ->
                    referral.mode() == Mode.HANDOVER && isOnTheWay(referral)
                        ? Optional.of(ReferralEvent.ANSWERED)
                        : Optional.empty(),
                accepted.at(),
                now))
        .orElseGet(() -> Step.to(state));
  }

  private static Step took(RouterState state, PbxId pbx, CallEvent.Took took, Duration now) {
    return switch (took.by()) {
      case DESK ->
          with(
              state,
              pbx,
              took.patient(),
              referral ->
                  isOnTheWay(referral) ? Optional.of(ReferralEvent.DESK_TOOK) : Optional.empty(),
              took.at(),
              now);
      case SERVICE -> {
        Optional<Referral> referral = state.referrals().of(pbx, took.patient());
        if (referral.isEmpty()) {
          yield Step.to(state);
        }
        if (!isOnTheWay(referral.get())) {
          yield ReferralMoves.apply(
              state, referral.get(), ReferralEvent.RECEIVER_CAME, by(took.at(), now));
        }
        Referral received = referral.get().receivedBy(Optional.of(took.call()));
        yield ReferralMoves.apply(
            state.with(state.referrals().with(received)),
            received,
            ReferralEvent.RECEIVER_CAME,
            by(took.at(), now));
      }
    };
  }

  private static Optional<ReferralEvent> cameBack(Referral referral) {
    return isOnTheWay(referral) || referral.state() == ReferralState.ANSWERED
        ? Optional.of(ReferralEvent.CAME_BACK)
        : Optional.empty();
  }

  private static Optional<ReferralEvent> worsened(Referral referral) {
    return isOnTheWay(referral) || referral.state() == ReferralState.ANSWERED
        ? Optional.of(ReferralEvent.WORSENED)
        : Optional.empty();
  }

  /**
   * It is getting worse. Said on another exchange than the one where he was referred, he is brought
   * from there to his desk, past the trunk; without a router the other exchange dials back itself.
   */
  private static Step worsened(
      RouterState state, PbxId pbx, CallEvent.Worsened worse, Duration now) {
    if (state.referrals().of(pbx, worse.call()).isPresent()) {
      return with(state, pbx, worse.call(), ReferralNews::worsened, worse.at(), now);
    }
    return state
        .pbx(pbx)
        .calls()
        .get(worse.call())
        .flatMap(leg -> leg.marks().get(Mark.ZR_JOURNEY))
        .flatMap(journey -> state.referrals().elsewhere(pbx, journey))
        .filter(referral -> worsened(referral).isPresent())
        .map(referral ->
            ReferralMoves.apply(state, referral, ReferralEvent.RAISE, by(worse.at(), now)))
        .orElseGet(() -> Step.to(state));
  }

  private static Step ended(RouterState state, PbxId pbx, CallEvent.Ended ended, Duration now) {
    Optional<Referral> about = state.referrals().of(pbx, ended.call());
    if (about.isEmpty()) {
      return Step.to(state);
    }
    Referral referral = about.get();
    Happening how = by(ended.at(), now);
    if (ended.call().equals(referral.binding().call())) {
      boolean expected =
          referral.mode() == Mode.CALLBACK && referral.state() == ReferralState.WAITING;
      return expected
          ? Step.to(state)
          : ReferralMoves.apply(state, referral, ReferralEvent.HUNG_UP, how);
    }
    if (referral.mode() != Mode.WARM || !isOnTheWay(referral)) {
      return Step.to(state);
    }
    if (referral.receiver().equals(Optional.of(ended.call()))) {
      Referral left = referral.receivedBy(Optional.empty());
      return ReferralMoves.apply(
          state.with(state.referrals().with(left)), left, ReferralEvent.RECEIVER_LEFT, how);
    }
    if (!referral.binding().desk().equals(Optional.of(ended.call()))) {
      return Step.to(state);
    }
    return ReferralMoves.apply(
        state,
        referral,
        referral.receiver().isPresent() ? ReferralEvent.ANSWERED : ReferralEvent.DESK_LEFT,
        how);
  }

  private static boolean isOnTheWay(Referral referral) {
    return referral.state() == ReferralState.CONFIRMED || referral.state() == ReferralState.WAITING;
  }
}
