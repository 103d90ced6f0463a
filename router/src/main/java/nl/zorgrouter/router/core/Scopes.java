package nl.zorgrouter.router.core;

import java.util.Optional;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Wish;

/** Who may do what with a referral. */
final class Scopes {
  private Scopes() {}

  static boolean mayOffer(Registrant by) {
    return switch (by.scope()) {
      case DESK -> true;
      case SERVICE, SUPERVISOR, VIEWER -> false;
    };
  }

  /** Whoever has a caller on his own telephone may ask a place to take him. */
  static boolean mayChoose(Registrant by) {
    return switch (by.scope()) {
      case DESK, SERVICE -> true;
      case SUPERVISOR, VIEWER -> false;
    };
  }

  static boolean allow(Registrant by, Wish.About wish, Referral referral) {
    return switch (by.scope()) {
      case DESK ->
          switch (wish) {
            case Wish.Confirm _, Wish.Cancel _, Wish.Return _, Wish.Raise _, Wish.Conclude _ ->
                true;
            case Wish.Accept _ -> mustCall(Owner.DESK, referral);
            case Wish.Reject _ -> false;
          };
      case SERVICE ->
          switch (wish) {
            case Wish.Accept _ -> isOfIts(by, referral) && !mustCall(Owner.DESK, referral);
            case Wish.Reject _, Wish.Return _ -> isOfIts(by, referral);
            case Wish.Raise _, Wish.Conclude _ -> isOfIts(by, referral) || isHis(by, referral);
            case Wish.Cancel _ -> isHis(by, referral);
            case Wish.Confirm _ -> false;
          };
      case SUPERVISOR, VIEWER -> false;
    };
  }

  /** Whether it was referred to the service he works for. */
  private static boolean isOfIts(Registrant by, Referral referral) {
    return by.service().equals(Optional.of(referral.offer().service()));
  }

  /** Whether he chose it himself. */
  private static boolean isHis(Registrant by, Referral referral) {
    return by.name().equals(referral.by());
  }

  private static boolean mustCall(Owner owner, Referral referral) {
    return referral.task().filter(task -> task.owner() == owner).isPresent();
  }
}
