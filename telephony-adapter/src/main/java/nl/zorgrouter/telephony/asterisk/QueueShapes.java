package nl.zorgrouter.telephony.asterisk;

import java.util.List;
import org.asteriskjava.manager.event.AbstractAgentEvent;
import org.asteriskjava.manager.event.AbstractQueueMemberEvent;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueMemberStatusEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;
import org.asteriskjava.manager.event.QueueSummaryEvent;

/** The events of queues, their callers and their members. */
final class QueueShapes {
  private QueueShapes() {}

  static List<EventShape<?>> all() {
    return List.of(
        callerJoin(),
        callerLeave(),
        callerAbandon(),
        agentCalled(),
        agentConnect(),
        agentComplete(),
        agentRingNoAnswer(),
        memberStatus(),
        memberAdded(),
        memberPause(),
        memberRemoved(),
        member(EventShape.of("QueueMember", QueueMemberEvent::new)),
        params(),
        entry(),
        summary());
  }

  private static EventShape<QueueCallerJoinEvent> callerJoin() {
    return caller(EventShape.of("QueueCallerJoin", QueueCallerJoinEvent::new))
        .whole("Position", QueueCallerJoinEvent::setPosition)
        .text("Linkedid", QueueCallerJoinEvent::setLinkedId)
        .text("Language", QueueCallerJoinEvent::setLanguage)
        .text("AccountCode", QueueCallerJoinEvent::setAccountcode);
  }

  private static EventShape<QueueCallerLeaveEvent> callerLeave() {
    return caller(EventShape.of("QueueCallerLeave", QueueCallerLeaveEvent::new))
        .whole("Position", QueueCallerLeaveEvent::setPosition)
        .text("Linkedid", QueueCallerLeaveEvent::setLinkedId)
        .text("Language", QueueCallerLeaveEvent::setLanguage)
        .text("AccountCode", QueueCallerLeaveEvent::setAccountcode);
  }

  private static EventShape<QueueCallerAbandonEvent> callerAbandon() {
    return caller(EventShape.of("QueueCallerAbandon", QueueCallerAbandonEvent::new))
        .whole("Position", QueueCallerAbandonEvent::setPosition)
        .whole("OriginalPosition", QueueCallerAbandonEvent::setOriginalPosition)
        .whole("HoldTime", QueueCallerAbandonEvent::setHoldTime)
        .text("Linkedid", QueueCallerAbandonEvent::setLinkedId)
        .text("Language", QueueCallerAbandonEvent::setLanguage)
        .text("AccountCode", QueueCallerAbandonEvent::setAccountcode);
  }

  private static <E extends QueueEvent> EventShape<E> caller(EventShape<E> shape) {
    return shape
        .channel()
        .text("Channel", QueueEvent::setChannel)
        .text("Uniqueid", QueueEvent::setUniqueId)
        .text("Queue", QueueEvent::setQueue)
        .whole("Count", QueueEvent::setCount);
  }

  private static EventShape<AgentCalledEvent> agentCalled() {
    return EventShape.of("AgentCalled", AgentCalledEvent::new)
        .channel()
        .text("Channel", AgentCalledEvent::setChannel)
        .text("Uniqueid", AgentCalledEvent::setUniqueId)
        .text("Linkedid", AgentCalledEvent::setLinkedId)
        .text("Language", AgentCalledEvent::setLanguage)
        .text("AccountCode", AgentCalledEvent::setAccountcode)
        .text("Queue", AgentCalledEvent::setQueue)
        .text("Interface", AgentCalledEvent::setInterface)
        .text("MemberName", AgentCalledEvent::setMemberName)
        .text("DestChannel", AgentCalledEvent::setDestChannel)
        .text("DestUniqueid", AgentCalledEvent::setDestUniqueId)
        .text("DestLinkedid", AgentCalledEvent::setDestLinkedId);
  }

  private static EventShape<AgentConnectEvent> agentConnect() {
    return agent(EventShape.of("AgentConnect", AgentConnectEvent::new))
        .text("Linkedid", AgentConnectEvent::setLinkedId)
        .text("Language", AgentConnectEvent::setLanguage)
        .text("AccountCode", AgentConnectEvent::setAccountcode)
        .text("Interface", AgentConnectEvent::setInterface)
        .large("HoldTime", AgentConnectEvent::setHoldTime)
        .large("RingTime", AgentConnectEvent::setRingtime)
        .text("DestChannel", AgentConnectEvent::setDestChannel)
        .text("DestUniqueid", AgentConnectEvent::setDestUniqueId)
        .text("DestLinkedid", AgentConnectEvent::setDestLinkedId);
  }

  private static EventShape<AgentCompleteEvent> agentComplete() {
    return agent(EventShape.of("AgentComplete", AgentCompleteEvent::new))
        .text("Linkedid", AgentCompleteEvent::setLinkedId)
        .text("Language", AgentCompleteEvent::setLanguage)
        .text("AccountCode", AgentCompleteEvent::setAccountCode)
        .text("Interface", AgentCompleteEvent::setInterface)
        .large("HoldTime", AgentCompleteEvent::setHoldTime)
        .large("TalkTime", AgentCompleteEvent::setTalkTime)
        .text("Reason", AgentCompleteEvent::setReason)
        .text("DestChannel", AgentCompleteEvent::setDestChannel)
        .text("DestUniqueid", AgentCompleteEvent::setDestUniqueId)
        .text("DestLinkedid", AgentCompleteEvent::setDestLinkedId);
  }

  private static EventShape<AgentRingNoAnswerEvent> agentRingNoAnswer() {
    return agent(EventShape.of("AgentRingNoAnswer", AgentRingNoAnswerEvent::new))
        .text("Linkedid", AgentRingNoAnswerEvent::setLinkedId)
        .text("Language", AgentRingNoAnswerEvent::setLanguage)
        .text("AccountCode", AgentRingNoAnswerEvent::setAccountcode)
        .text("Interface", AgentRingNoAnswerEvent::setInterface)
        .large("RingTime", AgentRingNoAnswerEvent::setRingtime)
        .text("DestChannel", AgentRingNoAnswerEvent::setDestChannel)
        .text("DestUniqueid", AgentRingNoAnswerEvent::setDestUniqueId)
        .text("DestLinkedid", AgentRingNoAnswerEvent::setDestLinkedId);
  }

  private static <E extends AbstractAgentEvent> EventShape<E> agent(EventShape<E> shape) {
    return shape
        .channel()
        .text("Channel", AbstractAgentEvent::setChannel)
        .text("Uniqueid", AbstractAgentEvent::setUniqueId)
        .text("Queue", AbstractAgentEvent::setQueue)
        .text("MemberName", AbstractAgentEvent::setMemberName);
  }

  private static EventShape<QueueMemberStatusEvent> memberStatus() {
    return member(EventShape.of("QueueMemberStatus", QueueMemberStatusEvent::new))
        .text("Ringinuse", QueueMemberStatusEvent::setRinginuse);
  }

  private static <E extends QueueMemberEvent> EventShape<E> member(EventShape<E> shape) {
    return shape
        .text("Queue", QueueMemberEvent::setQueue)
        .text("Name", QueueMemberEvent::setName)
        .text("MemberName", QueueMemberEvent::setMemberName)
        .text("Location", QueueMemberEvent::setInterface)
        .text("Interface", QueueMemberEvent::setInterface)
        .text("StateInterface", QueueMemberEvent::setStateinterface)
        .text("Membership", QueueMemberEvent::setMembership)
        .whole("Penalty", QueueMemberEvent::setPenalty)
        .whole("CallsTaken", QueueMemberEvent::setCallsTaken)
        .large("LastCall", QueueMemberEvent::setLastCall)
        .large("LastPause", QueueMemberEvent::setLastPause)
        .whole("LoginTime", QueueMemberEvent::setLogintime)
        .whole("InCall", QueueMemberEvent::setIncall)
        .whole("Status", QueueMemberEvent::setStatus)
        .truth("Paused", QueueMemberEvent::setPaused)
        .text("PausedReason", QueueMemberEvent::setPausedreason)
        .whole("Wrapuptime", QueueMemberEvent::setWrapuptime);
  }

  private static EventShape<QueueMemberAddedEvent> memberAdded() {
    return changed(EventShape.of("QueueMemberAdded", QueueMemberAddedEvent::new))
        .text("Membership", QueueMemberAddedEvent::setMembership)
        .whole("Penalty", QueueMemberAddedEvent::setPenalty)
        .whole("CallsTaken", QueueMemberAddedEvent::setCallsTaken)
        .whole("Status", QueueMemberAddedEvent::setStatus)
        .truth("Paused", QueueMemberAddedEvent::setPaused);
  }

  private static EventShape<QueueMemberPauseEvent> memberPause() {
    return changed(EventShape.of("QueueMemberPause", QueueMemberPauseEvent::new))
        .text("Membership", QueueMemberPauseEvent::setMembership)
        .whole("InCall", QueueMemberPauseEvent::setIncall)
        .whole("Penalty", QueueMemberPauseEvent::setPenalty)
        .whole("CallsTaken", QueueMemberPauseEvent::setCallsTaken)
        .whole("Status", QueueMemberPauseEvent::setStatus)
        .truth("Paused", QueueMemberPauseEvent::setPaused);
  }

  private static EventShape<QueueMemberRemovedEvent> memberRemoved() {
    return changed(EventShape.of("QueueMemberRemoved", QueueMemberRemovedEvent::new))
        .text("Membership", QueueMemberRemovedEvent::setMembership)
        .whole("Penalty", QueueMemberRemovedEvent::setPenalty)
        .whole("Status", QueueMemberRemovedEvent::setStatus)
        .truth("Paused", QueueMemberRemovedEvent::setPaused);
  }

  private static <E extends AbstractQueueMemberEvent> EventShape<E> changed(EventShape<E> shape) {
    return shape
        .text("Queue", AbstractQueueMemberEvent::setQueue)
        .text("Interface", AbstractQueueMemberEvent::setInterface)
        .text("MemberName", AbstractQueueMemberEvent::setMemberName)
        .text("PausedReason", AbstractQueueMemberEvent::setPausedReason)
        .text("InCall", AbstractQueueMemberEvent::setInCall);
  }

  private static EventShape<QueueParamsEvent> params() {
    return EventShape.of("QueueParams", QueueParamsEvent::new)
        .text("Queue", QueueParamsEvent::setQueue)
        .whole("Max", QueueParamsEvent::setMax)
        .text("Strategy", QueueParamsEvent::setStrategy)
        .whole("Calls", QueueParamsEvent::setCalls)
        .whole("Holdtime", QueueParamsEvent::setHoldTime)
        .whole("TalkTime", QueueParamsEvent::setTalkTime)
        .whole("Completed", QueueParamsEvent::setCompleted)
        .whole("Abandoned", QueueParamsEvent::setAbandoned)
        .whole("ServiceLevel", QueueParamsEvent::setServiceLevel)
        .whole("Weight", QueueParamsEvent::setWeight);
  }

  private static EventShape<QueueEntryEvent> entry() {
    return EventShape.of("QueueEntry", QueueEntryEvent::new)
        .text("Queue", QueueEntryEvent::setQueue)
        .whole("Position", QueueEntryEvent::setPosition)
        .text("Channel", QueueEntryEvent::setChannel)
        .text("Uniqueid", QueueEntryEvent::setUniqueId)
        .large("Wait", QueueEntryEvent::setWait);
  }

  private static EventShape<QueueSummaryEvent> summary() {
    return EventShape.of("QueueSummary", QueueSummaryEvent::new)
        .text("Queue", QueueSummaryEvent::setQueue)
        .whole("LoggedIn", QueueSummaryEvent::setLoggedIn)
        .whole("Available", QueueSummaryEvent::setAvailable)
        .whole("Callers", QueueSummaryEvent::setCallers)
        .whole("HoldTime", QueueSummaryEvent::setHoldTime)
        .whole("TalkTime", QueueSummaryEvent::setTalkTime)
        .whole("LongestHoldTime", QueueSummaryEvent::setLongestHoldTime);
  }
}
