package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;

/** The deadlines of referrals, on the router's own timer of people. */
final class ReferralWatch {
  /** The exchange needs milliseconds to move a caller; after this it has not. */
  static final Duration TO_MOVE = Duration.ofSeconds(5);

  /** The exchange brings him back by itself; it counts in whole seconds. After this it has not. */
  static final Duration OVERDUE = Duration.ofSeconds(3);

  private ReferralWatch() {}

  static Step look(RouterState state, Moment now) {
    Duration lived = now.lived();
    Step step =
        Step.to(state.with(state.referrals().without(lived)).with(state.contacts().without(lived)));
    for (ReferralId id : state.referrals().open()) {
      Optional<Referral> referral = step.state().referrals().get(id);
      if (referral.isPresent()) {
        step = step.then(look(step.state(), referral.get(), now));
      }
    }
    return step;
  }

  private static Step look(RouterState state, Referral referral, Moment now) {
    return event(state, referral, now)
        .map(event ->
            ReferralMoves.apply(
                state,
                referral,
                event,
                Happening.on(at(state, referral, now), now.lived(), Happening.ROUTER)))
        .orElseGet(() -> Step.to(state));
  }

  private static Optional<ReferralEvent> event(RouterState state, Referral referral, Moment now) {
    return switch (referral.state()) {
      case OFFERED -> isSeen(state, referral) ? lapsed(state, referral, now) : Optional.empty();
      case CONFIRMED -> isSeen(state, referral) ? stuck(referral, now) : Optional.empty();
      case WAITING -> referral.deadline().flatMap(deadline -> due(state, referral, deadline, now));
      case ABANDONED -> notCalled(state, referral, now);
      case ANSWERED, RETURNED, CANCELLED -> Optional.empty();
    };
  }

  /** He hung up, and the service has not called him in the time it had: the desk has to. */
  private static Optional<ReferralEvent> notCalled(
      RouterState state, Referral referral, Moment now) {
    return referral
        .task()
        .filter(_ -> referral.isTaskOf(Owner.SERVICE))
        .filter(task -> !at(state, referral, now).isBefore(task.answerBy()))
        .map(_ -> ReferralEvent.EXPIRED);
  }

  /**
   * An offer that nobody confirms lapses, and the desk has the caller as before. Was he to be
   * called back, and has he hung up, then nobody has him: the desk has to call. His offer holds no
   * longer than the time within which he was to be called.
   */
  private static Optional<ReferralEvent> lapsed(RouterState state, Referral referral, Moment now) {
    boolean gone =
        state.pbx(referral.binding().pbx()).calls().get(referral.binding().call()).isEmpty();
    Duration within = referral.offer().within();
    Duration holds = gone && within.compareTo(Offer.HOLDS) < 0 ? within : Offer.HOLDS;
    return now.lived().minus(referral.offer().lived()).compareTo(holds) <= 0
        ? Optional.empty()
        : Optional.of(gone ? ReferralEvent.HUNG_UP : ReferralEvent.LAPSED);
  }

  private static Optional<ReferralEvent> stuck(Referral referral, Moment now) {
    Duration toMove = now.lived(TO_MOVE);
    return referral
        .deadline()
        .filter(deadline ->
            now.lived().minus(deadline.due().minus(referral.offer().within())).compareTo(toMove)
                > 0)
        .map(_ -> ReferralEvent.NOT_MOVED);
  }

  private static Optional<ReferralEvent> due(
      RouterState state, Referral referral, Deadline deadline, Moment now) {
    if (now.lived().compareTo(deadline.due()) < 0) {
      return Optional.empty();
    }
    return switch (referral.mode()) {
      case CALLBACK -> Optional.of(ReferralEvent.EXPIRED);
      case WARM ->
          referral.receiver().isPresent() || !isSeen(state, referral)
              ? Optional.empty()
              : Optional.of(ReferralEvent.NOBODY_CAME);
      case HANDOVER -> isSeen(state, referral) ? handover(deadline, now) : Optional.empty();
    };
  }

  /** How late an exchange may be is a matter of machines: real seconds, whatever people live. */
  private static Optional<ReferralEvent> handover(Deadline deadline, Moment now) {
    Duration back = deadline.due().plus(deadline.grace()).plus(now.lived(OVERDUE));
    if (now.lived().compareTo(back) > 0) {
      return Optional.of(ReferralEvent.OVERDUE);
    }
    return switch (deadline.rung()) {
      case NO -> Optional.of(ReferralEvent.DEADLINE);
      case YES -> Optional.empty();
    };
  }

  /**
   * While the exchange is out of sight nobody knows where the caller is: nothing is done to him.
   */
  private static boolean isSeen(RouterState state, Referral referral) {
    return state.pbx(referral.binding().pbx()).link() instanceof PbxView.Link.InSync;
  }

  /** By the exchange's clock; while it is out of sight, as far as the timer goes. */
  private static Instant at(RouterState state, Referral referral, Moment now) {
    return switch (state.pbx(referral.binding().pbx()).link()) {
      case PbxView.Link.InSync link -> link.clock().at(now);
      case PbxView.Link.Silent _ ->
          referral.offer().at().plus(now.lived().minus(referral.offer().lived()));
    };
  }
}
