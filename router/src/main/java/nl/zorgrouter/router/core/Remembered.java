package nl.zorgrouter.router.core;

import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import org.pcollections.PMap;

/**
 * Which inputs a later replay needs. Ticks and pings come many times a second and nearly always
 * only renew a lease, and that an end is near changes nothing; all others are needed. A new part of
 * the state does not compile here until somebody has said whether it counts.
 */
public final class Remembered {
  private Remembered() {}

  /**
   * Whether a replay without this input would decide something else.
   *
   * @param before the state in which it came
   */
  public static boolean needs(RouterState before, Input input, Step step) {
    return switch (input) {
      case Input.FromPbx(Moment _, PbxNews.Pinged _),
          Input.FromPbx(Moment _, PbxNews.Happened(PbxId _, CallEvent.HangUpAsked _)),
          Input.Tick _ ->
          !step.decided().isEmpty()
              || !step.notices().isEmpty()
              || step.commands().stream().anyMatch(command -> !isLease(command))
              || !sameButLeases(before, step.state());
      case Input.FromPbx _,
          Input.RulesActivated _,
          Input.LoadsMeasured _,
          Input.ServiceChanged _,
          Input.Requested _,
          Input.Recalled _,
          Input.Draining _ ->
          true;
    };
  }

  private static boolean isLease(Command command) {
    return command instanceof Command.HoldLease || command instanceof Command.RaiseFence;
  }

  /** By identity: a part that was not touched is the same object. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameButLeases(RouterState before, RouterState after) {
    return switch (before) {
      case RouterState(
              int _,
              var ruling,
              var pbxs,
              var loads,
              var board,
              long decisions,
              var referrals,
              var contacts,
              var takeovers) ->
          ruling == after.ruling()
              && loads == after.loads()
              && board == after.board()
              && decisions == after.decisions()
              && referrals == after.referrals()
              && contacts == after.contacts()
              && takeovers == after.takeovers()
              && sameButLeases(pbxs, after.pbxs());
    };
  }

  private static boolean sameButLeases(PMap<PbxId, PbxView> before, PMap<PbxId, PbxView> after) {
    for (Map.Entry<PbxId, PbxView> entry : after.entrySet()) {
      PbxView known = before.get(entry.getKey());
      if (known == null || !sameButLease(known, entry.getValue())) {
        return false;
      }
    }
    return before.size() == after.size();
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean sameButLease(PbxView before, PbxView after) {
    return switch (before) {
      case PbxView(var link, var calls, var questions, var answers) ->
          link.getClass() == after.link().getClass()
              && calls == after.calls()
              && questions == after.questions()
              && answers == after.answers();
    };
  }
}
