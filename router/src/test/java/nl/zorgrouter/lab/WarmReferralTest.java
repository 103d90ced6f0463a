package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
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

  @AutoClose private final Site site = Site.start();
  private final LabAmi hand = site.hand();
  private final Telephones telephones = new Telephones(hand);
  private Caller caller;
  private Api nurse;
  private String id = "";

  /** A caller in the room with his nurse, while the telephones of the service ring. */
  @BeforeEach
  void confirm() {
    telephones.joins(DESK, NURSE);
    caller = Caller.calls(hand, Line.emergency(DESK).with("__ZR_LINE", "112-noord"));
    caller.connected();
    nurse = Api.desk(site.router().web(), site.router().data(), Telephones.named(NURSE));
    RouterProcess.until("her call", () -> nurse.calls().size() == 1);
    telephones.leaves(DESK, NURSE);
    id = nurse.offer(Api.c1("warm")).is(201).id();
    hand.command("mixmonitor start " + caller.channel() + " zr-test.wav");
    nurse.act(id, "confirm").is(200);
    telephones.isInRoom(caller.channel());
    telephones.isInRoom(telephones.rungLast(NURSE));
  }

  @Test
  void isTheServicesOnceTheDeskHasLeftTheRoomAndItsRecordingGoesOn() {
    receiverComes();
    assertEquals("WAITING", nurse.state(id), "the desk has not left yet");
    telephones.hangsUp(NURSE);
    nurse.until(id, "ANSWERED");
    assertTrue(caller.isThere());
    assertTrue(
        hand.command("mixmonitor list " + caller.channel()).contains("zr-test"),
        "the recording survives the redirect and the room");
    telephones.hangsUp(RECEIVER);
    caller.event("the end", event -> event.is("Hangup"));
    assertEquals(List.of(DESK), caller.queues(), caller::story);
  }

  @Test
  void bringsHimToTheDeskWhenTheTelephoneOfTheNurseDiesInTheRoom() {
    telephones.hangsUp(NURSE);
    caller.joins(DESK, 2);
    assertEquals("10", caller.priorityIn(DESK));
    nurse.until(id, "RETURNED");
  }

  @Test
  void bringsHimToTheDeskWhenTheServiceDropsTheLineAndThenTheNurseIsGone() {
    receiverComes();
    telephones.hangsUp(RECEIVER);
    RouterProcess.until(
        "he has left",
        () ->
            hand.seen(event ->
                    event.is("ConfbridgeLeave")
                        && event.get("Channel").contains("@zorgrouter-targets"))
                    .size()
                == 1);
    assertTrue(caller.isThere(), "the nurse still has him");
    telephones.hangsUp(NURSE);
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
    site.router().kill();
    receiverComes();
    telephones.hangsUp(NURSE);
    assertTrue(caller.isThere(), caller::story);
    telephones.hangsUp(RECEIVER);
    caller.event("the end", event -> event.is("Hangup"));
    assertEquals(List.of(DESK), caller.queues(), caller::story);
  }

  private void receiverComes() {
    telephones.joins(HAP, RECEIVER);
    AmiMessage took = hand.await("somebody took him", event -> event.isNews("ZorgrouterTook"));
    assertEquals("service", took.get("By"));
    telephones.isInRoom(took.get("Channel"));
    telephones.leaves(HAP, RECEIVER);
  }
}
