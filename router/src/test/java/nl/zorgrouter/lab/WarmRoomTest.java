package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The warm room: caller and desk together, until the other side has joined. */
@NeedsAsterisk
class WarmRoomTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @Test
  void givesTheCallerBackToADeskWhenTheNurseDropsOffAndNobodyCame() {
    Caller caller = inRoom("lab-1", "7001");
    nurseLeaves(caller);
    caller.joins("lab-1", 2);
    assertEquals("10", caller.priorityIn("lab-1"));
  }

  @Test
  void endsWithTheCallWhenTheOtherSideHasHadTheCaller() {
    Caller caller = inRoom("lab-2", "7002");
    LAB.hand().act("Setvar", "Channel", caller.channel(), "Variable", "ZR_DONE", "Value", "1");
    nurseLeaves(caller);
    caller.event("the end", event -> event.is("Hangup"));
    assertEquals(1, caller.queues().size());
  }

  private static Caller inRoom(String desk, String room) {
    LAB.member(desk, "echo");
    Caller caller = LAB.call(Line.emergency(desk));
    AmiMessage answered = caller.connected();
    caller.event("the conversation", event -> event.is("BridgeEnter"));
    LAB.withdraw(desk, "echo");
    LAB.router()
        .act(
            "Redirect",
            "Channel",
            caller.channel(),
            "Context",
            "zorgrouter-warm",
            "Exten",
            room,
            "Priority",
            "1",
            "ExtraChannel",
            answered.get("DestChannel"),
            "ExtraContext",
            "zorgrouter-warm",
            "ExtraExten",
            "staff-" + room,
            "ExtraPriority",
            "1");
    caller.event("the room", event -> event.is("ConfbridgeJoin"));
    LAB.hand()
        .await(
            "the nurse in the room",
            event ->
                event.is("ConfbridgeJoin")
                    && event.get("Conference").equals(room)
                    && event.get("Channel").equals(answered.get("DestChannel")));
    return caller;
  }

  private static void nurseLeaves(Caller caller) {
    LAB.hand().act("Hangup", "Channel", caller.connected().get("DestChannel"));
  }
}
