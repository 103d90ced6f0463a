package nl.zorgrouter.router.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;

/**
 * The calls that a router placed for a referral: to its service for the warm room, to a desk at the
 * deadline.
 *
 * @param legs both halves of each: one rings the target, the other waits for whoever answers
 */
record Rings(Referral referral, List<LiveCall> legs) {
  /** In the name of every leg of a call that a router placed. */
  private static final String PLACED = "@zorgrouter-targets";

  /** The half that rings. */
  private static final String FAR_SIDE = ";2";

  static Rings of(Referral referral, RouterState state) {
    return new Rings(
        referral,
        placed(state, referral.binding().pbx())
            .filter(leg -> about(leg).equals(Optional.of(referral.id())))
            .toList());
  }

  /** Ends what a router that died has left ringing in queues for those who are not on their way. */
  static List<Command> endInVain(RouterState state, PbxId pbx) {
    return placed(state, pbx)
        .filter(Rings::isFarSide)
        .filter(leg -> leg.phase() instanceof LiveCall.Phase.Waiting)
        .filter(leg ->
            about(leg)
                .flatMap(state.referrals()::get)
                .filter(referral -> !isOnHisWay(referral))
                .isPresent())
        .map(leg -> end(pbx, leg))
        .toList();
  }

  private static Stream<LiveCall> placed(RouterState state, PbxId pbx) {
    return state.pbx(pbx).calls().all().stream().filter(leg -> leg.channel().contains(PLACED));
  }

  private static boolean isFarSide(LiveCall leg) {
    return leg.channel().endsWith(FAR_SIDE);
  }

  private static Optional<ReferralId> about(LiveCall leg) {
    return leg.marks().get(Mark.ZR_REFERRAL).flatMap(ReferralId::read);
  }

  private static boolean isOnHisWay(Referral referral) {
    return switch (referral.state()) {
      case CONFIRMED, WAITING -> true;
      case OFFERED, ANSWERED, RETURNED, ABANDONED, CANCELLED -> false;
    };
  }

  private static Command end(PbxId pbx, LiveCall leg) {
    return new Command.StopRinging(pbx, leg.call());
  }

  /** Whether there is one, answered or not. */
  boolean isGoing() {
    return !legs.isEmpty();
  }

  /** Ends those that nobody has answered. */
  List<Command> end() {
    return legs.stream()
        .filter(Rings::isFarSide)
        .filter(this::isUnanswered)
        .map(leg -> end(referral.binding().pbx(), leg))
        .toList();
  }

  /** Who rings a number elsewhere is in no queue: as long as nobody came, it rings. */
  private boolean isUnanswered(LiveCall leg) {
    return switch (leg.phase()) {
      case LiveCall.Phase.Waiting _ -> true;
      case LiveCall.Phase.Underway() ->
          referral.mode() == Mode.WARM && referral.receiver().isEmpty();
      case LiveCall.Phase.Asking(), LiveCall.Phase.Talking _ -> false;
    };
  }
}
