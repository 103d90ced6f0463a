package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site that records its 112 line begins before our contexts. What it records of the caller goes
 * on through a handover and into the room; what a nurse's telephone records ends with her.
 */
@NeedsAsterisk
class RecordingTest {
  private static final String RECORDED =
      """

      [lab-recorded]
      exten => 112,1,MixMonitor(caller.wav)
       same => n,Goto(zorgrouter,emergency,1)
      """;

  @TempDir Path overlay;

  @Test
  void goesOnThroughTheHandoverAndTheRoomWhenItIsTheCallers() throws IOException {
    Path here = Files.createDirectories(overlay.resolve("local")).resolve("extensions.conf");
    Path shipped = Exchange.root().resolve("docker/asterisk/laboratory/extensions.conf");
    Files.writeString(here, Files.readString(shipped) + RECORDED);
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        LabAmi hand = exchange.hand()) {
      Laboratory.lease(hand, 120_000);
      Map<String, String> marks = Line.emergency("lab-1").variables();
      new Telephones(hand).joins("lab-1", "talk-601");
      Caller caller = Caller.calls(hand, new Line("lab-recorded", "112", marks), "speaks");
      String nurse = caller.connected().get("DestChannel");
      Recording hers = Recording.start(exchange, hand, nurse, "nurse");
      Recording his = Recording.of(exchange, "caller");
      his.goesOn();
      handedOver(hand, caller);
      hers.isClosed();
      his.goesOn();
      intoTheRoom(hand, caller);
      his.goesOn();
      caller.hangsUp();
      his.isClosed();
      assertTrue(his.loudSeconds(his.seconds() - 2) > 0.5, () -> "silence in the room");
      assertTrue(hers.loudSeconds(0) > 0.5, "the nurse heard him");
      double after = his.seconds() - hers.seconds();
      assertTrue(after > 4, () -> "his goes on for %.1f s after hers".formatted(after));
    }
  }

  private static void handedOver(LabAmi hand, Caller caller) {
    hand.act(
        "Setvar", "Channel", caller.channel(), "Variable", "ZR_REFERRAL", "Value", caller.id());
    redirect(hand, caller.channel(), "zorgrouter", "ask");
    new Telephones(hand).joins("post-1", "talk-701");
    caller.asks(1).send(hand, "post-1");
    caller.event(
        "the post", event -> event.is("AgentConnect") && event.get("Queue").equals("post-1"));
  }

  private static void intoTheRoom(LabAmi hand, Caller caller) {
    String post =
        caller
            .event(
                "the post",
                event -> event.is("AgentConnect") && event.get("Queue").equals("post-1"))
            .get("DestChannel");
    hand.act(
        "Redirect",
        "Channel",
        caller.channel(),
        "Context",
        "zorgrouter-warm",
        "Exten",
        caller.id(),
        "Priority",
        "1",
        "ExtraChannel",
        post,
        "ExtraContext",
        "zorgrouter-warm",
        "ExtraExten",
        "staff-" + caller.id(),
        "ExtraPriority",
        "1");
    caller.event("the room", event -> event.is("ConfbridgeJoin"));
  }

  private static void redirect(LabAmi hand, String channel, String context, String extension) {
    hand.act(
        "Redirect", "Channel", channel, "Context", context, "Exten", extension, "Priority", "1");
  }
}
