package nl.zorgrouter.telephony.asterisk;

import java.util.List;
import org.asteriskjava.manager.event.AbstractBridgeEvent;
import org.asteriskjava.manager.event.AsyncAgiEndEvent;
import org.asteriskjava.manager.event.AsyncAgiEvent;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DialEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.NewCallerIdEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/** The events of channels, questions and bridges. */
final class CallShapes {
  private CallShapes() {}

  static List<EventShape<?>> all() {
    return List.of(
        EventShape.of("FullyBooted", FullyBootedEvent::new)
            .text("Status", FullyBootedEvent::setStatus)
            .text("LastReload", FullyBootedEvent::setLastreload)
            .whole("Uptime", FullyBootedEvent::setUptime),
        newChannel(),
        newCallerId(),
        newState(),
        hangup(),
        varSet(),
        dialBegin(),
        dialEnd(),
        bridgeEnter(),
        bridgeLeave(),
        questionStarted(),
        question("AsyncAGIExec", AsyncAgiExecEvent::new),
        question("AsyncAGIEnd", AsyncAgiEndEvent::new),
        EventShape.of("UserEvent", DialplanSaid::new)
            .channel()
            .text("Channel", DialplanSaid::setChannel)
            .text("Uniqueid", DialplanSaid::setUniqueId)
            .text("UserEvent", DialplanSaid::setSaid),
        originateResponse(),
        coreShowChannel());
  }

  private static EventShape<NewChannelEvent> newChannel() {
    return EventShape.of("Newchannel", NewChannelEvent::new)
        .channel()
        .text("Channel", NewChannelEvent::setChannel)
        .text("Uniqueid", NewChannelEvent::setUniqueId)
        .text("Linkedid", NewChannelEvent::setLinkedid)
        .text("CallerIDNum", NewChannelEvent::setCallerIdNum)
        .text("CallerIDName", NewChannelEvent::setCallerIdName)
        .text("AccountCode", NewChannelEvent::setAccountCode)
        .text("Language", NewChannelEvent::setLanguage);
  }

  private static EventShape<NewCallerIdEvent> newCallerId() {
    return EventShape.of("NewCallerid", NewCallerIdEvent::new)
        .channel()
        .text("Channel", NewCallerIdEvent::setChannel)
        .text("Uniqueid", NewCallerIdEvent::setUniqueId)
        .text("Linkedid", NewCallerIdEvent::setLinkedId)
        .text("CallerIDNum", NewCallerIdEvent::setCallerIdNum)
        .text("CallerIDName", NewCallerIdEvent::setCallerIdName)
        .text("AccountCode", NewCallerIdEvent::setAccountCode)
        .text("Language", NewCallerIdEvent::setLanguage)
        .text("CID-CallingPres", NewCallerIdEvent::setCidCallingPres);
  }

  private static EventShape<NewStateEvent> newState() {
    return EventShape.of("Newstate", NewStateEvent::new)
        .channel()
        .text("Channel", NewStateEvent::setChannel)
        .text("Uniqueid", NewStateEvent::setUniqueId)
        .text("Linkedid", NewStateEvent::setLinkedId)
        .text("CallerIDNum", NewStateEvent::setCallerIdNum)
        .text("CallerIDName", NewStateEvent::setCallerIdName)
        .text("AccountCode", NewStateEvent::setAccountCode)
        .text("Language", NewStateEvent::setLanguage);
  }

  private static EventShape<HangupEvent> hangup() {
    return EventShape.of("Hangup", HangupEvent::new)
        .channel()
        .text("Channel", HangupEvent::setChannel)
        .text("Uniqueid", HangupEvent::setUniqueId)
        .text("Linkedid", HangupEvent::setLinkedId)
        .text("CallerIDNum", HangupEvent::setCallerIdNum)
        .text("CallerIDName", HangupEvent::setCallerIdName)
        .text("AccountCode", HangupEvent::setAccountCode)
        .text("Language", HangupEvent::setLanguage)
        .whole("Cause", HangupEvent::setCause)
        .text("Cause-txt", HangupEvent::setCauseTxt);
  }

  private static EventShape<VarSetEvent> varSet() {
    return EventShape.of("VarSet", VarSetEvent::new)
        .channel()
        .text("Channel", VarSetEvent::setChannel)
        .text("Uniqueid", VarSetEvent::setUniqueId)
        .text("Linkedid", VarSetEvent::setLinkedId)
        .text("AccountCode", VarSetEvent::setAccountCode)
        .text("Language", VarSetEvent::setLanguage)
        .text("Variable", VarSetEvent::setVariable)
        .text("Value", VarSetEvent::setValue);
  }

  private static EventShape<DialBeginEvent> dialBegin() {
    return dial(EventShape.of("DialBegin", DialBeginEvent::new))
        .text("Linkedid", DialBeginEvent::setLinkedId)
        .text("Language", DialBeginEvent::setLanguage)
        .text("DestLinkedid", DialBeginEvent::setDestLinkedId)
        .text("DestLanguage", DialBeginEvent::setDestLanguage)
        .text("DestAccountCode", DialBeginEvent::setDestAccountCode);
  }

  private static EventShape<DialEndEvent> dialEnd() {
    return dial(EventShape.of("DialEnd", DialEndEvent::new))
        .text("Linkedid", DialEndEvent::setLinkedId)
        .text("Language", DialEndEvent::setLanguage)
        .text("DestLinkedid", DialEndEvent::setDestLinkedId)
        .text("DestLanguage", DialEndEvent::setDestLanguage)
        .text("DestAccountCode", DialEndEvent::setDestAccountCode);
  }

  private static <E extends DialEvent> EventShape<E> dial(EventShape<E> shape) {
    return shape
        .channel()
        .text("Channel", DialEvent::setChannel)
        .text("Uniqueid", DialEvent::setUniqueId)
        .text("DestChannel", DialEvent::setDestChannel)
        .text("DestUniqueid", DialEvent::setDestUniqueId)
        .whole("DestChannelState", DialEvent::setDestChannelState)
        .text("DestChannelStateDesc", DialEvent::setDestChannelStateDesc)
        .text("DestContext", DialEvent::setDestContext)
        .text("DestExten", DialEvent::setDestExten)
        .whole("DestPriority", DialEvent::setDestPriority)
        .text("DialString", DialEvent::setDialString)
        .text("DialStatus", DialEvent::setDialStatus);
  }

  private static EventShape<BridgeEnterEvent> bridgeEnter() {
    return bridge(EventShape.of("BridgeEnter", BridgeEnterEvent::new))
        .text("Channel", BridgeEnterEvent::setChannel)
        .text("Uniqueid", BridgeEnterEvent::setUniqueId)
        .text("Linkedid", BridgeEnterEvent::setLinkedId)
        .text("Language", BridgeEnterEvent::setLanguage);
  }

  private static EventShape<BridgeLeaveEvent> bridgeLeave() {
    return bridge(EventShape.of("BridgeLeave", BridgeLeaveEvent::new))
        .text("Channel", BridgeLeaveEvent::setChannel)
        .text("Uniqueid", BridgeLeaveEvent::setUniqueId)
        .text("Linkedid", BridgeLeaveEvent::setLinkedId)
        .text("Language", BridgeLeaveEvent::setLanguage);
  }

  private static <E extends AbstractBridgeEvent> EventShape<E> bridge(EventShape<E> shape) {
    return shape
        .channel()
        .text("BridgeUniqueid", AbstractBridgeEvent::setBridgeUniqueId)
        .text("BridgeType", AbstractBridgeEvent::setBridgeType)
        .text("BridgeTechnology", AbstractBridgeEvent::setBridgeTechnology)
        .text("BridgeCreator", AbstractBridgeEvent::setBridgeCreator)
        .text("BridgeName", AbstractBridgeEvent::setBridgeName)
        .whole("BridgeNumChannels", AbstractBridgeEvent::setBridgeNumChannels)
        .text("AccountCode", AbstractBridgeEvent::setAccountCode);
  }

  private static EventShape<QuestionStarted> questionStarted() {
    return question("AsyncAGIStart", QuestionStarted::new)
        .text("Linkedid", QuestionStarted::setLinkedId)
        .text("Language", QuestionStarted::setLanguage)
        .text("AccountCode", QuestionStarted::setAccountCode);
  }

  private static <E extends AsyncAgiEvent> EventShape<E> question(
      String name, java.util.function.Function<Object, E> make) {
    return EventShape.of(name, make)
        .channel()
        .text("Channel", AsyncAgiEvent::setChannel)
        .text("Uniqueid", AsyncAgiEvent::setUniqueId)
        .text("CommandId", AsyncAgiEvent::setCommandId)
        .text("CommandID", AsyncAgiEvent::setCommandId)
        .text("Result", AsyncAgiEvent::setResult)
        .text("Env", AsyncAgiEvent::setEnv);
  }

  private static EventShape<OriginateResponseEvent> originateResponse() {
    return EventShape.of("OriginateResponse", OriginateResponseEvent::new)
        .channel()
        .text("ActionID", OriginateResponseEvent::setActionId)
        .text("Response", OriginateResponseEvent::setResponse)
        .text("Channel", OriginateResponseEvent::setChannel)
        .whole("Reason", OriginateResponseEvent::setReason)
        .text("Uniqueid", OriginateResponseEvent::setUniqueId);
  }

  private static EventShape<CoreShowChannelEvent> coreShowChannel() {
    return EventShape.of("CoreShowChannel", CoreShowChannelEvent::new)
        .channel()
        .text("Channel", CoreShowChannelEvent::setChannel)
        .text("Uniqueid", CoreShowChannelEvent::setUniqueid)
        .text("Linkedid", CoreShowChannelEvent::setLinkedid)
        .text("Language", CoreShowChannelEvent::setLanguage)
        .text("AccountCode", CoreShowChannelEvent::setAccountcode)
        .text("Application", CoreShowChannelEvent::setApplication)
        .text("ApplicationData", CoreShowChannelEvent::setApplicationdata)
        .text("Duration", CoreShowChannelEvent::setDuration)
        .text("BridgeId", CoreShowChannelEvent::setBridgeid);
  }
}
