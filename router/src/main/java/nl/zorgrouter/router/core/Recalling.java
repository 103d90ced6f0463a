package nl.zorgrouter.router.core;

import java.util.List;

/** Gives a router back what it knew. What was due while it was away is done by its next tick. */
final class Recalling {
  private Recalling() {}

  static RouterState recalled(RouterState state, List<Memory> memories) {
    RouterState known = state;
    for (Memory memory : memories) {
      known =
          switch (memory) {
            case Memory.OfReferral(var since, var referral) ->
                known.with(known.referrals().plus(referral, since));
            case Memory.OfReply(var since, var by, var requestId, var content, var reply) ->
                known.with(known.referrals().recalled(by, requestId, content, reply, since));
            case Memory.OfService(var _, var change) -> known.with(known.board().with(change));
            case Memory.OfContact(var since, var number, var journey) ->
                known.with(known.contacts().with(number, journey, since));
          };
    }
    return known;
  }
}
