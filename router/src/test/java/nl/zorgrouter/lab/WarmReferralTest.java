package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A warm referral through the API on a real Asterisk: who is in the room, and who leaves it first.
 */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class WarmReferralTest {
  private static final String DESK = "lab-2";
  private static final String HAP = "hap-groningen";
  private static final String NURSE = "talk-90";
  private static final String RECEIVER = "talk-80";

  private Exchange exchange;
  private LabAmi hand;
  private RouterProcess router;
  private Caller caller;
  private Api nurse;
  private String id = "";

  /** A caller in the room with his nurse, while the telephones of the service ring. */
  @BeforeEach
  void confirm() {
    exchange = Exchange.start();
    hand = exchange.hand();
    router = RouterProcess.start(exchange.ami()).inSync();
    add(DESK, NURSE);
    caller = Caller.calls(hand, Line.emergency(DESK).with("__ZR_LINE", "112-noord"));
    caller.connected();
    nurse = Api.desk(router.web(), router.data(), "Local/" + NURSE + "@lab-agent/n");
    RouterProcess.until("her call", () -> nurse.calls().size() == 1);
    remove(DESK, NURSE);
    id = nurse.offer(Api.c1("warm")).is(201).id();
    hand.command("mixmonitor start " + caller.channel() + " zr-test.wav");
    nurse.act(id, "confirm").is(200);
    inRoom(caller.channel());
    inRoom(leg(NURSE));
  }

  @AfterEach
  void stop() {
    router.close();
    hand.close();
    exchange.close();
  }

  @Test
  void isTheServicesOnceTheDeskHasLeftTheRoomAndItsRecordingGoesOn() {
    receiverComes();
    assertEquals("WAITING", nurse.state(id), "the desk has not left yet");
    hangUp(NURSE);
    nurse.until(id, "ANSWERED");
    assertTrue(caller.isThere());
    assertTrue(
        hand.command("mixmonitor list " + caller.channel()).contains("zr-test"),
        "the recording survives the redirect and the room");
    hangUp(RECEIVER);
    caller.event("the end", event -> event.is("Hangup"));
    assertEquals(List.of(DESK), caller.queues(), caller::story);
  }

  @Test
  void bringsHimToTheDeskWhenTheTelephoneOfTheNurseDiesInTheRoom() {
    hangUp(NURSE);
    caller.joins(DESK, 2);
    assertEquals("10", caller.priorityIn(DESK));
    nurse.until(id, "RETURNED");
  }

  @Test
  void bringsHimToTheDeskWhenTheServiceDropsTheLineAndThenTheNurseIsGone() {
    receiverComes();
    hangUp(RECEIVER);
    RouterProcess.until(
        "he has left",
        () ->
            hand.seen(event ->
                    event.is("ConfbridgeLeave")
                        && event.get("Channel").contains("@zorgrouter-targets"))
                    .size()
                == 1);
    assertTrue(caller.isThere(), "the nurse still has him");
    hangUp(NURSE);
    caller.joins(DESK, 2);
    assertEquals("10", caller.priorityIn(DESK));
  }

  @Test
  void leavesHimWithTheNurseWhenNobodyComesByTheDeadline() {
    nurse.until(id, "RETURNED");
    assertTrue(caller.isThere());
    assertEquals(List.of(DESK), caller.queues(), caller::story);
    assertEquals(List.of(), caller.seen(event -> event.is("ConfbridgeLeave")), caller::story);
    RouterProcess.until(
        "the call that was placed for him is over",
        () -> !hand.command("core show channels").contains("OutgoingSpoolFailed"));
  }

  @Test
  void keepsATaskWhenHeHangsUpInTheRoom() {
    caller.hangsUp();
    JsonObject abandoned = nurse.until(id, "ABANDONED");
    assertEquals("SERVICE", abandoned.getJsonObject("task").getString("owner"));
  }

  @Test
  void keepsEveryPromiseOfTheRoomWhenTheRouterIsKilledInIt() {
    router.kill();
    receiverComes();
    hangUp(NURSE);
    assertTrue(caller.isThere(), caller::story);
    hangUp(RECEIVER);
    caller.event("the end", event -> event.is("Hangup"));
    assertEquals(List.of(DESK), caller.queues(), caller::story);
  }

  private void receiverComes() {
    add(HAP, RECEIVER);
    AmiMessage took = hand.await("somebody took him", event -> event.isNews("ZorgrouterTook"));
    assertEquals("service", took.get("By"));
    inRoom(took.get("Channel"));
    remove(HAP, RECEIVER);
  }

  private void inRoom(String channel) {
    hand.await(
        channel + " in the room",
        event -> event.is("ConfbridgeJoin") && event.get("Channel").equals(channel));
  }

  /** The leg of a telephone that was rung last. */
  private String leg(String kind) {
    return hand.seen(event ->
            event.is("Newchannel")
                && event.get("Channel").matches("Local/" + kind + "@lab-agent-.*;1"))
        .getLast()
        .get("Channel");
  }

  private void hangUp(String kind) {
    hand.act("Hangup", "Channel", leg(kind));
  }

  private void add(String queue, String kind) {
    hand.act("QueueAdd", "Queue", queue, "Interface", "Local/" + kind + "@lab-agent/n");
  }

  private void remove(String queue, String kind) {
    hand.act("QueueRemove", "Queue", queue, "Interface", "Local/" + kind + "@lab-agent/n");
  }
}
