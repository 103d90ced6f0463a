package nl.zorgrouter.telephony.asterisk;

import java.util.List;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.telephony.ami.AmiRequest;
import nl.zorgrouter.telephony.ami.Submission;
import nl.zorgrouter.telephony.ami.Submission.Urgency;
import org.asteriskjava.manager.action.AgiAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;

/**
 * What the domain asks of an exchange, as actions. Asterisk finds a channel by its unique id as
 * well as by its name, and the id, unlike the name, never changes.
 */
public final class CommandTranslator {
  private static final String CONTEXT = "zorgrouter";

  private CommandTranslator() {}

  /**
   * The actions of one command, to be sent in one write.
   *
   * @param number the sender's own number for it
   */
  public static Submission translate(Command command, long number) {
    return switch (command) {
      case Command.GiveAnswer give ->
          urgent(
              number,
              agi(
                  give.call(),
                  "SET VARIABLE ZR_ANSWER \"" + give.answer().onTheWire() + "\"",
                  give.answer().decisionId()),
              agi(give.call(), "ASYNCAGI BREAK", give.answer().decisionId()),
              wake(give.call()));
      case Command.EndQuestion end ->
          urgent(number, agi(end.call(), "ASYNCAGI BREAK", "end"), wake(end.call()));
      case Command.SendToFailsafe send -> urgent(number, move(send.call(), "failsafe"));
      case Command.SendToQuestion send -> urgent(number, move(send.call(), "ask"));
      case Command.HoldLease lease ->
          other(
              number,
              new SetVarAction(
                  "ZR_LEASE_" + lease.node(), Long.toString(lease.until().toEpochMilli())));
      case Command.RaiseFence fence ->
          other(number, new SetVarAction("ZR_RULES_MIN", Integer.toString(fence.rulesVersion())));
      case Command.WriteMark mark ->
          urgent(number, new SetVarAction(mark.call().value(), mark.mark().name(), mark.value()));
    };
  }

  private static ManagerAction agi(CallId call, String command, String commandId) {
    return new AgiAction(call.value(), command, commandId);
  }

  /** Asterisk looks at its queue of commands only when the channel has something to read. */
  private static ManagerAction wake(CallId call) {
    PlayDtmfAction press = new PlayDtmfAction(call.value(), "D");
    press.setReceive(true);
    return press;
  }

  private static ManagerAction move(CallId call, String extension) {
    return new RedirectAction(call.value(), CONTEXT, extension, 1);
  }

  private static Submission urgent(long number, ManagerAction... actions) {
    return new Submission(number, encoded(actions), Urgency.ROUTING);
  }

  private static Submission other(long number, ManagerAction... actions) {
    return new Submission(number, encoded(actions), Urgency.OTHER);
  }

  private static List<AmiRequest> encoded(ManagerAction... actions) {
    return List.of(actions).stream().map(ActionEncoder::encode).toList();
  }
}
