package nl.zorgrouter.router.core;

import java.util.Optional;
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

  static boolean allow(Registrant by, Wish.About wish, Referral referral) {
    return switch (by.scope()) {
      case DESK ->
          switch (wish) {
            case Wish.Confirm _, Wish.Cancel _, Wish.Return _, Wish.Raise _, Wish.Conclude _ ->
                true;
            case Wish.Accept _, Wish.Reject _ -> false;
          };
      case SERVICE ->
          by.service().equals(Optional.of(referral.offer().service()))
              && switch (wish) {
                case Wish.Accept _, Wish.Reject _, Wish.Return _, Wish.Raise _, Wish.Conclude _ ->
                    true;
                case Wish.Confirm _, Wish.Cancel _ -> false;
              };
      case SUPERVISOR, VIEWER -> false;
    };
  }
}
