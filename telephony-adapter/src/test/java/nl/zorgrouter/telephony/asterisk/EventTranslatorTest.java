package nl.zorgrouter.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.Recording;
import org.junit.jupiter.api.Test;

class EventTranslatorTest {
  private static final Instant AT = Instant.parse("2025-11-22T17:20:00.000001Z");
  private static final CallId CALL = new CallId("pbx1-1.1");
  private static final QueueName DESK = new QueueName("desk");

  @Test
  void readsTheQuestionAndItsMarks() {
    assertEquals(
        new CallEvent.Asked(
            AT,
            CALL,
            new CallId("pbx1-1.0"),
            "PJSIP/trunk-1",
            new Ticket("pbx1-1.1-2"),
            "0612345678",
            new Marks(Map.of(Mark.ZR_TICKET, "pbx1-1.1-2", Mark.ZR_LINE, "hap-noord"))),
        told(
            "AsyncAGIStart",
            "Channel: PJSIP/trunk-1",
            "CallerIDNum: 0612345678",
            "Linkedid: pbx1-1.0",
            "ChanVariable: ZR_TICKET=pbx1-1.1-2",
            "ChanVariable: ZR_LINE=hap-noord",
            "ChanVariable: ZR_REASON=",
            "ChanVariable: OTHER=x",
            "Env: agi_request%3A%20async%0Aagi_arg_1%3A%20pbx1-1.1-2%0A%0A"));
  }

  @Test
  void readsTheTicketFromTheArgumentOnAnExchangeWithoutMarks() {
    CallEvent.Asked asked =
        (CallEvent.Asked)
            told("AsyncAGIStart", "Linkedid: 1", "Env: x%0Aagi_arg_1%3A%20pbx1-1.1-2%0A%0A");
    assertEquals(new Ticket("pbx1-1.1-2"), asked.ticket());
    assertInstanceOf(Translation.Unreadable.class, translate("AsyncAGIStart", "Linkedid: 1"));
  }

  @Test
  void readsWhatHappensToACall() {
    assertEquals(
        new CallEvent.Arrived(AT, CALL, CALL, "Local/1", "", Marks.NONE),
        told("Newchannel", "Channel: Local/1", "CallerIDNum: <unknown>", "Linkedid: pbx1-1.1"));
    assertEquals(
        new CallEvent.Identified(AT, CALL, "0612345678"),
        told("NewCallerid", "CallerIDNum: 0612345678"));
    assertEquals(
        new CallEvent.Identified(AT, CALL, ""), told("NewCallerid", "CallerIDNum: <unknown>"));
    assertEquals(new CallEvent.Answered(AT, CALL, Marks.NONE), told("Newstate", "ChannelState: 6"));
    assertInstanceOf(Translation.Silent.class, translate("Newstate", "ChannelState: 5"));
    assertEquals(new CallEvent.HangUpAsked(AT, CALL, 44), told("HangupRequest", "Cause: 44"));
    assertEquals(new CallEvent.HangUpAsked(AT, CALL, 0), told("HangupRequest", "Cause: -1"));
    assertEquals(new CallEvent.HangUpAsked(AT, CALL, 0), told("SoftHangupRequest", "Cause: 32"));
    assertEquals(new CallEvent.Ended(AT, CALL, 17), told("Hangup", "Cause: 17"));
    assertEquals(new CallEvent.Ended(AT, CALL, 0), told("Hangup"));
    assertEquals(
        new CallEvent.BridgeEntered(AT, CALL, "b-1"), told("BridgeEnter", "BridgeUniqueid: b-1"));
    assertEquals(
        new CallEvent.BridgeLeft(AT, CALL, "b-1"), told("BridgeLeave", "BridgeUniqueid: b-1"));
    assertEquals(new CallEvent.CommandRan(AT, CALL, "d-1"), told("AsyncAGIExec", "CommandId: d-1"));
    assertEquals(new CallEvent.StoppedAsking(AT, CALL), told("AsyncAGIEnd"));
  }

  @Test
  void readsWhoseQueuePlaceAnAttendedTransferGivesAway() {
    String[] transfer = {
      "Result: Success",
      "SecondTransfererUniqueid: pbx1-1.3",
      "TransfereeUniqueid: pbx1-1.1",
      "DestType: App",
      "DestApp: Queue"
    };
    assertEquals(
        new CallEvent.PlaceGiven(AT, new CallId("pbx1-1.3"), CALL),
        told("AttendedTransfer", transfer));
    assertInstanceOf(
        Translation.Silent.class,
        translate("AttendedTransfer", "Result: Success", "DestType: Bridge"));
    transfer[0] = "Result: Fail";
    assertInstanceOf(Translation.Silent.class, translate("AttendedTransfer", transfer));
  }

  @Test
  void readsWhatTheDialplanSays() {
    assertEquals(
        new CallEvent.AnswerTaken(AT, CALL, "t;1;d;hap;600;0"),
        told("UserEvent", "UserEvent: ZorgrouterTaken", "Answer: t;1;d;hap;600;0"));
    assertEquals(
        new CallEvent.FellBack(AT, CALL, 2, 3),
        told("UserEvent", "UserEvent: ZorgrouterFailsafe", "Visit: 2", "Try: 3"));
    assertEquals(
        new CallEvent.NobodyTook(AT, CALL, "TIMEOUT"),
        told("UserEvent", "UserEvent: ZorgrouterNobody", "Outcome: TIMEOUT"));
    assertEquals(
        new CallEvent.Worsened(AT, CALL, "HAP"),
        told("UserEvent", "UserEvent: ZorgrouterUrgent", "Origin: HAP"));
    assertEquals(
        new CallEvent.ReferralPressed(AT, CALL, "PJSIP/a", "HAP", ""),
        told("UserEvent", "UserEvent: ZorgrouterReferral", "Advised: HAP", "Caller: PJSIP/a"));
    assertEquals(
        new CallEvent.Accepted(AT, CALL, "PJSIP/a"),
        told("UserEvent", "UserEvent: ZorgrouterAccepted", "Caller: PJSIP/a"));
    assertEquals(
        new Translation.Unknown("UserEvent Gossip"), translate("UserEvent", "UserEvent: Gossip"));
  }

  @Test
  void believesTheFirstUniqueIdWhichIsAsterisksOwn() {
    assertEquals(
        CALL,
        ((CallEvent.AnswerTaken)
                told("UserEvent", "UserEvent: ZorgrouterTaken", "Answer: x", "Uniqueid: forged"))
            .call());
  }

  @Test
  void readsQueues() {
    assertEquals(
        new CallEvent.Joined(AT, CALL, CALL, DESK, 2, 3, Marks.NONE),
        told("QueueCallerJoin", "Linkedid: pbx1-1.1", "Queue: desk", "Position: 2", "Count: 3"));
    assertEquals(
        new CallEvent.Left(AT, CALL, DESK, 2), told("QueueCallerLeave", "Queue: desk", "Count: 2"));
    assertEquals(
        new CallEvent.LeftUnanswered(AT, CALL, DESK, Duration.ofSeconds(9)),
        told("QueueCallerAbandon", "Queue: desk", "HoldTime: 9"));
    assertEquals(
        new CallEvent.QueueEnded(AT, CALL, "FULL"),
        told("VarSet", "Variable: QUEUESTATUS", "Value: FULL"));
    assertInstanceOf(
        Translation.Silent.class, translate("VarSet", "Variable: QUEUESTATUS", "Value: "));
    assertInstanceOf(Translation.Silent.class, translate("VarSet", "Variable: X", "Value: FULL"));
    assertEquals(
        new CallEvent.MemberRang(AT, CALL, DESK, "PJSIP/desk-3"),
        told("AgentCalled", "Queue: desk", "Interface: PJSIP/desk-3"));
    assertEquals(
        new CallEvent.MemberMissed(AT, CALL, DESK, "PJSIP/desk-3"),
        told("AgentRingNoAnswer", "Queue: desk", "Interface: PJSIP/desk-3"));
    assertEquals(
        new CallEvent.Connected(AT, CALL, new CallId("2.2"), DESK, "PJSIP/desk-3"),
        told("AgentConnect", "Queue: desk", "Interface: PJSIP/desk-3", "DestUniqueid: 2.2"));
    assertEquals(
        new CallEvent.Completed(AT, CALL, DESK, "none", Duration.ofSeconds(7), "caller"),
        told("AgentComplete", "Queue: desk", "Interface: none", "TalkTime: 7", "Reason: caller"));
  }

  @Test
  void readsWhetherAMemberCanBeRung() {
    assertEquals(Availability.FREE, member("QueueMemberStatus", "Status: 1"));
    assertEquals(Availability.FREE, member("QueueMemberAdded", "Status: 0"));
    assertEquals(Availability.BUSY, member("QueueMemberStatus", "Status: 1", "InCall: 1"));
    assertEquals(Availability.BUSY, member("QueueMemberStatus", "Status: 6"));
    assertEquals(Availability.AWAY, member("QueueMemberStatus", "Status: 5"));
    assertEquals(Availability.AWAY, member("QueueMemberStatus", "Status: 4"));
    assertEquals(Availability.AWAY, member("QueueMemberStatus", "Status: x"));
    assertEquals(Availability.PAUSED, member("QueueMemberPause", "Status: 1", "Paused: 1"));
    assertEquals(
        new CallEvent.MemberGone(AT, DESK, "PJSIP/desk-3"),
        told("QueueMemberRemoved", "Queue: desk", "Interface: PJSIP/desk-3"));
  }

  @Test
  void tellsABootOnlyWhenItJustWas() {
    AmiMessage fresh = Recording.message("Event: FullyBooted", "Uptime: 1");
    assertEquals(
        new Translation.Told(new CallEvent.Booted(AT)),
        EventTranslator.translate(fresh, 1_763_832_000_000_001L));
    AmiMessage old = Recording.message("Event: FullyBooted", "Uptime: 86400");
    assertInstanceOf(Translation.Silent.class, EventTranslator.translate(old, 1));
  }

  @Test
  void keepsTimesToTheMicrosecond() {
    for (int micros : List.of(0, 1, 999_999, 627_599)) {
      AmiMessage message =
          Recording.message(
              "Event: Hangup", "Uniqueid: 1", "Timestamp: 1795370686.%06d".formatted(micros));
      Translation.Told told = (Translation.Told) EventTranslator.translate(message, 0);
      assertEquals(Instant.ofEpochSecond(1_795_370_686L, micros * 1_000L), told.event().at());
    }
  }

  @Test
  void namesWhatItCannotRead() {
    Translation.Unreadable unreadable =
        (Translation.Unreadable) translate("QueueCallerLeave", "Queue: \u00e9\u0007");
    assertTrue(unreadable.why().contains("expected the name of a queue"), unreadable.why());
    assertEquals(new Translation.Unknown("Newexten"), translate("Newexten"));
  }

  @Test
  void readsEveryEventOfARealExchange() {
    List<String> unreadable = new ArrayList<>();
    int told = 0;
    for (AmiMessage message : Recording.messages()) {
      if (message.kind() == AmiMessage.Kind.EVENT) {
        switch (EventTranslator.translate(message, 0)) {
          case Translation.Told event -> told++;
          case Translation.Unreadable fault -> unreadable.add(fault.toString());
          case Translation.Silent silent -> {}
          case Translation.Unknown unknown -> {}
        }
      }
    }
    assertEquals(List.of(), unreadable);
    assertTrue(told > 60, "told " + told);
  }

  private static Availability member(String name, String... headers) {
    List<String> all = new ArrayList<>(List.of("Queue: desk", "Interface: PJSIP/desk-3"));
    all.addAll(Arrays.asList(headers));
    QueueMember member =
        ((CallEvent.MemberChanged) told(name, all.toArray(String[]::new))).member();
    assertEquals("PJSIP/desk-3", member.member());
    return member.availability();
  }

  private static CallEvent told(String name, String... headers) {
    return assertInstanceOf(Translation.Told.class, translate(name, headers)).event();
  }

  private static Translation translate(String name, String... headers) {
    List<String> lines =
        new ArrayList<>(
            List.of("Event: " + name, "Timestamp: 1763832000.000001", "Uniqueid: pbx1-1.1"));
    lines.addAll(Arrays.asList(headers));
    return EventTranslator.translate(Recording.message(lines.toArray(String[]::new)), 0);
  }
}
