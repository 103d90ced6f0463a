package nl.zorgrouter.telephony.asterisk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.telephony.ami.AmiRequest;
import nl.zorgrouter.telephony.ami.Submission;
import nl.zorgrouter.telephony.ami.Submission.Urgency;
import org.asteriskjava.manager.action.AgiAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;

/**
 * What the domain asks of an exchange, as actions. Asterisk finds a channel by its unique id as
 * well as by its name, and the id, unlike the name, never changes.
 */
public final class CommandTranslator {
  private static final String CONTEXT = "zorgrouter";
  private static final String BACK = "zorgrouter-failsafe";
  private static final String URGENT = "zorgrouter-urgent";
  private static final String ROOM = "zorgrouter-warm";
  private static final String FETCHED = "zorgrouter-recall";

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
      case Command.BringBack back ->
          urgent(number, new RedirectAction(back.call().value(), BACK, "s", 1));
      case Command.SendToUrgent send ->
          urgent(number, new RedirectAction(send.call().value(), URGENT, "1", 1));
      case Command.Meet meet -> urgent(number, together(meet));
      case Command.Ring ring -> urgent(number, ringing(ring));
      case Command.StopRinging stop ->
          urgent(number, new RedirectAction(stop.ring().value(), ROOM, "failed", 1));
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

  private static ManagerAction together(Command.Meet meet) {
    String room = meet.call().value();
    return new RedirectAction(room, meet.nurse().value(), ROOM, room, 1, ROOM, "staff-" + room, 1);
  }

  /** The patience is the target's own limit where it is a number elsewhere and no queue. */
  private static ManagerAction ringing(Command.Ring ring) {
    OriginateAction originate = new OriginateAction();
    originate.setChannel("Local/" + ring.target() + "@zorgrouter-targets/n");
    switch (ring.meeting()) {
      case ROOM -> {
        originate.setContext(ROOM);
        originate.setExten("guest-" + ring.patient());
      }
      case FETCHED -> {
        originate.setContext(FETCHED);
        originate.setExten(ring.patient().value());
      }
    }
    originate.setPriority(1);
    originate.setTimeout(ring.limit().toMillis());
    originate.setAsync(true);
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("QUEUE_PRIO", Integer.toString(ring.priority()));
    variables.put("ZR_PATIENCE", Long.toString(ring.limit().toSeconds()));
    variables.put("__ZR_REFERRAL", ring.referral());
    variables.put("__ZR_PATIENT", ring.patient().value());
    originate.setVariables(variables);
    return originate;
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
