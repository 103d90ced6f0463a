package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;

/** Notes who calls, as soon as a caller is in a queue. */
final class Contacting {
  private Contacting() {}

  static RouterState noted(RouterState state, PbxId pbx, CallEvent event, Duration now) {
    if (!(event instanceof CallEvent.Joined joined)) {
      return state;
    }
    Optional<LiveCall> caller = state.pbx(pbx).calls().get(joined.call());
    Optional<String> journey = joined.marks().get(Mark.ZR_JOURNEY);
    return caller.isPresent() && journey.isPresent()
        ? state.with(state.contacts().with(caller.get().callerNumber(), journey.get(), now))
        : state;
  }
}
