package nl.zorgrouter.telephony.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import nl.zorgrouter.telephony.ami.Submission.Urgency;
import org.junit.jupiter.api.Test;

class AmiSessionTest {
  private static final AmiRequest SET =
      AmiRequest.of(AllowedAction.SETVAR, "Variable", "ZR_RULES_MIN", "Value", "7");

  @Test
  void showsTheSecretOnlyAsDigestWhenAChallengeIsAsked() {
    Wire wire = new Wire(AmiLimits.STANDARD, Credentials.Proof.CHALLENGE);
    wire.say(Wire.BANNER);
    assertEquals(Phase.CHALLENGING, wire.session.phase());
    wire.message("Response: Success", "ActionID: " + wire.lastId(), "Challenge: 123456789");
    assertEquals(Phase.LOGGING_IN, wire.session.phase());
    assertFalse(wire.sent().contains("secret"));
    assertTrue(wire.sent().contains("Key: 7ccde16e862dfe7681297713e9e9cadb"));
    wire.accept();
    assertEquals(Phase.SYNCHRONISING, wire.session.phase());
  }

  @Test
  void saysWhichUserWasRefused() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).message("Response: Error", "Message: Authentication failed");
    assertEquals(PeerFault.LOGIN_REFUSED, wire.fault());
    assertEquals(
        "user `zorgrouter`: the exchange says `Authentication failed`", wire.closing().why());
  }

  @Test
  void isLiveOnlyWhenBothListsAddUp() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).accept().pong();
    String channels = wire.lastId();
    String queues = wire.ids().get(wire.ids().size() - 2);
    wire.list(queues, "QueueStatusComplete", "a", "b");
    assertEquals(Phase.SYNCHRONISING, wire.session.phase());
    wire.list(channels, "CoreShowChannelsComplete", "c");
    assertEquals(Phase.LIVE, wire.session.phase());
    Output.Picture picture = wire.all(Output.InSync.class).getFirst().picture();
    assertEquals(Wire.CLOCK, picture.atMicros());
    assertEquals(List.of("a", "b"), picture.queues().stream().map(m -> m.value("Name")).toList());
    assertEquals(1, picture.channels().size());
  }

  @Test
  void asksAgainWhenAListDoesNotAddUp() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).accept().pong();
    String channels = wire.lastId();
    String queues = wire.ids().get(wire.ids().size() - 2);
    wire.message("Event: Item", "ActionID: " + queues)
        .message("Event: QueueStatusComplete", "ActionID: " + queues, "ListItems: 2")
        .list(channels, "CoreShowChannelsComplete");
    assertEquals(Phase.SYNCHRONISING, wire.session.phase());
    wire.pass(Duration.ofMillis(200)).pong().emptyLists();
    assertEquals(Phase.LIVE, wire.session.phase());
  }

  @Test
  void asksAgainWhenQueuesAreNotLoadedYet() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).accept().pong();
    String queues = wire.ids().get(wire.ids().size() - 2);
    wire.message("Response: Error", "ActionID: " + queues, "Message: Invalid/unknown command");
    assertTrue(wire.all(Output.Closed.class).isEmpty());
    wire.pass(Duration.ofMillis(200)).pong().emptyLists();
    assertEquals(Phase.LIVE, wire.session.phase());
  }

  @Test
  void takesThePictureAnewWhenTheExchangeFinishesBooting() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).accept().message("Event: FullyBooted", "Uptime: 1");
    wire.pong().emptyLists();
    assertEquals(Phase.LIVE, wire.session.phase());
    assertEquals("FullyBooted", wire.all(Output.Happened.class).getFirst().event().name());
    wire.message("Event: FullyBooted", "Uptime: 1");
    assertEquals(Phase.SYNCHRONISING, wire.session.phase());
    wire.pong().emptyLists();
    assertEquals(2, wire.all(Output.InSync.class).size());
  }

  @Test
  void appliesNoEventTwiceAndLosesNoneWhileThePictureIsTaken() {
    Wire wire = new Wire();
    wire.say(Wire.BANNER).accept();
    wire.message("Event: Hangup", "Timestamp: 1763831999.999999", "Uniqueid: old").pong();
    wire.message("Event: Hangup", "Timestamp: 1763832000.000001", "Uniqueid: new");
    wire.emptyLists();
    List<Output.Happened> happened = wire.all(Output.Happened.class);
    assertEquals(List.of("new"), happened.stream().map(h -> h.event().value("Uniqueid")).toList());
    assertTrue(
        wire.outputs.indexOf(wire.all(Output.InSync.class).getFirst())
            < wire.outputs.indexOf(happened.getFirst()));
  }

  @Test
  void sendsAnAnswerInOneWriteAndEndsItOnce() {
    Wire wire = Wire.live();
    wire.submit(1, Urgency.ROUTING, SET, SET, SET);
    assertEquals(1, wire.all(Output.Send.class).size());
    List<String> ids = wire.ids();
    for (String id : ids) {
      assertTrue(wire.all(Output.Settled.class).isEmpty());
      wire.message("Response: Success", "ActionID: " + id);
    }
    assertInstanceOf(Outcome.Accepted.class, wire.all(Output.Settled.class).getFirst().outcome());
    wire.message("Response: Success", "ActionID: " + ids.getFirst());
    assertEquals(1, wire.all(Output.Settled.class).size());
    assertEquals(1, wire.all(Output.Unexpected.class).size());
  }

  @Test
  void endsASubmissionWithTheFirstRefusal() {
    Wire wire = Wire.live();
    wire.submit(1, Urgency.OTHER, SET, SET);
    wire.message(
            "Response: Error", "ActionID: " + wire.ids().getFirst(), "Message: No such channel")
        .message("Response: Success", "ActionID: " + wire.ids().getLast());
    assertEquals(
        new Outcome.Refused("No such channel"),
        wire.all(Output.Settled.class).getFirst().outcome());
  }

  @Test
  void timesOutAnswersAfterHalfASecondAndOthersAfterTwo() {
    Wire wire = Wire.live();
    wire.submit(1, Urgency.ROUTING, SET).submit(2, Urgency.OTHER, SET);
    wire.pass(Duration.ofMillis(450));
    assertTrue(wire.all(Output.Settled.class).isEmpty());
    wire.pass(Duration.ofMillis(150));
    assertEquals(
        List.of(new Output.Settled(1, new Outcome.TimedOut())), wire.all(Output.Settled.class));
    for (int more = 0; more < 15; more++) {
      wire.pong().pass(Duration.ofMillis(100));
    }
    assertTrue(
        wire.all(Output.Settled.class).contains(new Output.Settled(2, new Outcome.TimedOut())));
  }

  @Test
  void endsEverythingWhenTheLinkIsLost() {
    Wire wire = Wire.live();
    wire.submit(1, Urgency.OTHER, SET);
    wire.outputs.addAll(
        wire.session.close(new Closing.ByPeer(PeerFault.ENDED, "closed"), wire.now));
    wire.submit(2, Urgency.OTHER, SET);
    assertEquals(
        List.of(
            new Output.Settled(1, new Outcome.LinkLost()),
            new Output.Settled(2, new Outcome.LinkLost())),
        wire.all(Output.Settled.class));
  }

  @Test
  void refusesMoreWhenTooMuchIsUnanswered() {
    Wire wire = Wire.live(new AmiLimits(1024, 4096, 64, 10, 10, 8));
    for (int number = 0; number < 9; number++) {
      wire.submit(number, Urgency.OTHER, SET);
    }
    assertEquals(
        List.of(new Output.Settled(8, new Outcome.BackPressure())), wire.all(Output.Settled.class));
  }

  @Test
  void pingsTwiceASecondAndTellsTheExchangesClock() {
    Wire wire = Wire.live();
    wire.pass(Duration.ofMillis(600));
    assertEquals(1, wire.all(Output.Send.class).size());
    wire.now += 2_000_000;
    wire.pong();
    assertEquals(
        List.of(new Output.Pinged(Wire.CLOCK, 102_000_000)), wire.all(Output.Pinged.class));
  }

  @Test
  void callsAMutePeerDeadWithin1700Milliseconds() {
    Wire wire = Wire.live();
    wire.pass(Duration.ofMillis(1_400));
    assertTrue(wire.all(Output.Closed.class).isEmpty());
    wire.pass(Duration.ofMillis(300));
    assertEquals(PeerFault.SILENT, wire.fault());
  }

  @Test
  void callsAPeerDeadThatTalksButAnswersNoPing() {
    Wire wire = Wire.live();
    for (int at = 0; at < 30 && wire.session.phase() != Phase.CLOSED; at++) {
      wire.pass(Duration.ofMillis(100)).message("Event: Newstate", "Uniqueid: 1");
    }
    assertEquals(PeerFault.SILENT, wire.fault());
  }

  @Test
  void blamesNoExchangeForOurOwnPause() {
    Wire wire = Wire.live();
    wire.submit(1, Urgency.ROUTING, SET);
    wire.now += 3_000_000_000L;
    wire.outputs.addAll(wire.session.wake(wire.now));
    assertTrue(wire.all(Output.Closed.class).isEmpty());
    assertTrue(wire.all(Output.Settled.class).isEmpty());
    wire.message("Response: Success", "ActionID: " + wire.ids().getFirst());
    assertInstanceOf(Outcome.Accepted.class, wire.all(Output.Settled.class).getFirst().outcome());
    wire.pass(Duration.ofMillis(400));
    assertTrue(wire.all(Output.Closed.class).isEmpty());
  }

  @Test
  void givesUpAGreetingThatDoesNotCome() {
    Wire wire = new Wire();
    wire.pass(Duration.ofMillis(1_500));
    assertEquals(PeerFault.LOGIN_LATE, wire.fault());
  }

  @Test
  void sendsOnlyWhenLiveAndIgnoresOnlyWhenClosed() {
    for (Phase phase : Phase.values()) {
      for (SessionTable.Signal signal : SessionTable.Signal.values()) {
        SessionTable.Move move = SessionTable.move(phase, signal);
        assertEquals(
            phase == Phase.LIVE && signal == SessionTable.Signal.SUBMIT,
            move == SessionTable.Move.SEND,
            phase + " " + signal);
        assertEquals(
            phase == Phase.CLOSED && signal != SessionTable.Signal.SUBMIT,
            move == SessionTable.Move.IGNORE,
            phase + " " + signal);
      }
    }
  }

  @Test
  void endsWhenMoreIsHeldThanItMay() {
    Wire wire = new Wire(new AmiLimits(1024, 4096, 64, 3, 3, 8), Credentials.Proof.PLAIN);
    wire.say(Wire.BANNER).accept();
    for (int more = 0; more < 4; more++) {
      wire.message("Event: Newstate", "Uniqueid: " + more);
    }
    assertEquals(PeerFault.TOO_MUCH_TO_HOLD, wire.fault());
  }

  @Test
  void endsAListThatDoesNotEnd() {
    Wire wire = new Wire(new AmiLimits(1024, 4096, 64, 3, 3, 8), Credentials.Proof.PLAIN);
    wire.say(Wire.BANNER).accept().pong();
    for (int more = 0; more < 4; more++) {
      wire.message("Event: CoreShowChannel", "ActionID: " + wire.lastId());
    }
    assertEquals(PeerFault.TOO_MUCH_TO_HOLD, wire.fault());
  }
}
