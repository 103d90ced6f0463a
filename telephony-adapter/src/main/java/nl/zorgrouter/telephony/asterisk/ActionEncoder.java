package nl.zorgrouter.telephony.asterisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.telephony.ami.AllowedAction;
import nl.zorgrouter.telephony.ami.AmiRequest;
import nl.zorgrouter.telephony.ami.AmiRequest.Header;
import org.asteriskjava.manager.action.AgiAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.LogoffAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.QueueSummaryAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.jspecify.annotations.Nullable;

/** The action classes of Asterisk-Java as requests. A class that is not named here is refused. */
public final class ActionEncoder {
  private ActionEncoder() {}

  /**
   * The request that this action is.
   *
   * @throws IllegalArgumentException when the action, or a value in it, is not allowed
   */
  public static AmiRequest encode(ManagerAction action) {
    return switch (action) {
      case AgiAction agi ->
          new Headers()
              .add("Channel", agi.getChannel())
              .add("Command", agi.getCommand())
              .add("CommandID", agi.getCommandId())
              .of(AllowedAction.AGI);
      case PlayDtmfAction press ->
          new Headers()
              .add("Channel", press.getChannel())
              .add("Digit", press.getDigit())
              .add("Duration", press.getDuration())
              .add("Receive", press.getReceive())
              .of(AllowedAction.PLAY_DTMF);
      case SetVarAction set ->
          new Headers()
              .add("Channel", set.getChannel())
              .add("Variable", set.getVariable())
              .add("Value", set.getValue())
              .of(AllowedAction.SETVAR);
      case RedirectAction redirect -> redirect(redirect);
      case OriginateAction originate -> originate(originate);
      case QueueStatusAction status ->
          new Headers().add("Queue", status.getQueue()).of(AllowedAction.QUEUE_STATUS);
      case QueueSummaryAction summary ->
          new Headers().add("Queue", summary.getQueue()).of(AllowedAction.QUEUE_SUMMARY);
      case StatusAction status ->
          new Headers()
              .add("Channel", status.getChannel())
              .add("Variables", status.getVariables())
              .of(AllowedAction.STATUS);
      case CoreShowChannelsAction list -> new Headers().of(AllowedAction.CORE_SHOW_CHANNELS);
      case PingAction ping -> new Headers().of(AllowedAction.PING);
      case LogoffAction logoff -> new Headers().of(AllowedAction.LOGOFF);
      default ->
          throw new IllegalArgumentException(
              "found the action `%s`; it is not one of those that may be sent"
                  .formatted(action.getAction()));
    };
  }

  private static AmiRequest redirect(RedirectAction redirect) {
    return new Headers()
        .add("Channel", redirect.getChannel())
        .add("ExtraChannel", redirect.getExtraChannel())
        .add("Context", redirect.getContext())
        .add("Exten", redirect.getExten())
        .add("Priority", redirect.getPriority())
        .add("ExtraContext", redirect.getExtraContext())
        .add("ExtraExten", redirect.getExtraExten())
        .add("ExtraPriority", redirect.getExtraPriority())
        .of(AllowedAction.REDIRECT);
  }

  /** With the fields that must never be sent too, so that the allow-list sees and refuses them. */
  private static AmiRequest originate(OriginateAction originate) {
    Headers headers =
        new Headers()
            .add("Channel", originate.getChannel())
            .add("Context", originate.getContext())
            .add("Exten", originate.getExten())
            .add("Priority", originate.getPriority())
            .add("Timeout", originate.getTimeout())
            .add("CallerID", originate.getCallerId())
            .add("Application", originate.getApplication())
            .add("Data", originate.getData())
            .add("Account", originate.getAccount())
            .add("Codecs", originate.getCodecs())
            .add("Async", originate.getAsync());
    Map<String, String> variables = originate.getVariables();
    if (variables != null) {
      variables.forEach((name, value) -> headers.add("Variable", name + "=" + value));
    }
    return headers.of(AllowedAction.ORIGINATE);
  }

  /** Headers in their order; what is absent is left out. */
  private static final class Headers {
    private final List<Header> list = new ArrayList<>();

    Headers add(String name, @Nullable Object value) {
      if (value != null) {
        list.add(new Header(name, value.toString()));
      }
      return this;
    }

    AmiRequest of(AllowedAction action) {
      return new AmiRequest(action, list);
    }
  }
}
