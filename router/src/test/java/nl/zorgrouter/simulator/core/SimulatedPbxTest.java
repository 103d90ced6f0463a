package nl.zorgrouter.simulator.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedPbxTest {
  @Test
  void sendsACareLineCallWhereTheAnswerSays() {
    Bench bench = new Bench(1).logIn();
    bench.join("hap-groningen", "PJSIP/hap-1");
    bench.lease();
    String caller = bench.dial("0600");
    String ticket = bench.ticket();
    bench.answerQuestion(caller, ticket + ";7;d1;hap-groningen;600;0");
    bench.pickUp("PJSIP/hap-1");
    assertEquals(
        List.of(
            "Newchannel",
            "Newstate",
            "AsyncAGIStart",
            "AsyncAGIExec",
            "AsyncAGIExec",
            "AsyncAGIEnd",
            "UserEvent ZorgrouterTaken",
            "VarSet QUEUESTATUS=",
            "QueueCallerJoin hap-groningen",
            "MusicOnHoldStart",
            "AgentCalled hap-groningen",
            "DialBegin",
            "DialState",
            "DialEnd ANSWER",
            "MusicOnHoldStop",
            "QueueCallerLeave hap-groningen",
            "AgentConnect hap-groningen",
            "BridgeEnter"),
        bench.eventsOf(caller));
  }

  @Test
  void asksNobodyWhenNoLeaseIsAlive() {
    Bench bench = new Bench(1).logIn();
    String caller = bench.dial("0600");
    assertEquals(
        List.of(
            "Newchannel",
            "Newstate",
            "UserEvent ZorgrouterFailsafe",
            "VarSet QUEUESTATUS=",
            "QueueCallerJoin desk",
            "MusicOnHoldStart"),
        bench.eventsOf(caller));
  }

  @Test
  void showsWhoWaitsWithTheMomentHeJoined() {
    Bench bench = new Bench(1).logIn();
    bench.pass(357);
    bench.dial("0600");
    bench.pass(4_000);
    bench.say("Action", "CoreShowChannels");
    String shown =
        bench.said.stream()
            .filter(one -> one.get("Event").equals("CoreShowChannel"))
            .map(Message::onTheWire)
            .collect(Collectors.joining());
    assertTrue(shown.contains("ZR_JOINED=1795287600357000\r\n"), shown);
  }

  @Test
  void tellsEveryTimeOnTheOneClockOfItsTimeStampsHoweverFastItsPeopleLive() {
    Bench bench = new Bench(1, 4).logIn();
    String caller = bench.dial("112");
    bench.pass(3_000);
    bench.say("Action", "QueueStatus");
    bench.say("Action", "CoreShowChannels");
    assertEquals("3", bench.last(caller, "QueueEntry").get("Wait"));
    assertEquals("00:00:03", bench.last(caller, "CoreShowChannel").get("Duration"));
    bench.join("desk", "PJSIP/desk-1");
    bench.pass(4_000);
    String nurse = bench.pickUp("PJSIP/desk-1");
    bench.pass(5_000);
    bench.accept(new Input.HangsUp(nurse));
    assertEquals("7", bench.last(caller, "AgentConnect").get("HoldTime"));
    assertEquals("3", bench.last(caller, "AgentConnect").get("RingTime"));
    assertEquals("5", bench.last(caller, "AgentComplete").get("TalkTime"));
  }

  @Test
  void goesToTheFailsafeAfterOneAndAHalfSecondsWithoutAnAnswer() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    bench.pass(1_499);
    assertTrue(bench.eventsOf(caller).stream().noneMatch(one -> one.contains("Failsafe")));
    bench.pass(1);
    assertTrue(bench.eventsOf(caller).contains("UserEvent ZorgrouterFailsafe"));
    assertEquals(1, bench.pbx.waiting("desk"));
  }

  @Test
  void neverUsesAnAnswerToAnotherQuestion() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    for (int tries = 0; tries < 3; tries++) {
      bench.answerQuestion(caller, "pbx-1.1-9;7;d1;hap-groningen;600;0");
    }
    assertEquals(0, bench.pbx.waiting("hap-groningen"));
    assertEquals(1, bench.pbx.waiting("desk"));
  }

  @Test
  void keepsALateCommandUntilTheNextVisit() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    bench.answerQuestion(caller, bench.ticket() + ";7;d1;hap-groningen;2;0");
    bench.say("Action", "AGI", "Channel", caller, "Command", "SET VARIABLE ZR_ANSWER late");
    bench.lease();
    bench.pass(1_000);
    bench.lease();
    bench.pass(800);
    bench.lease();
    bench.pass(400);
    List<String> events = bench.eventsOf(caller);
    int second = events.lastIndexOf("AsyncAGIStart");
    assertEquals("AsyncAGIExec", events.get(second + 1), events::toString);
  }

  @Test
  void leadsACallerWhoGetsWorseToTheDeskBehindUnanswered112Calls() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String worse = bench.dial("0600");
    bench.answerQuestion(worse, bench.ticket() + ";7;d1;hap-groningen;600;0");
    String ordinary = bench.dial("0600");
    bench.answerQuestion(ordinary, bench.ticket() + ";7;d2;desk;600;0");
    bench.dial("112");
    bench.accept(new Input.Presses(worse, "1"));
    assertEquals(3, bench.pbx.waiting("desk"));
    assertEquals("2", bench.last(worse, "QueueCallerJoin").get("Position"));
  }

  @Test
  void hearsThatACallerGetsWorseWhereHeWaitsForCareAndNotAtADesk() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    assertFalse(bench.pbx.hears(caller, '1'), "he waits nowhere yet");
    bench.answerQuestion(caller, bench.ticket() + ";7;d1;hap-groningen;600;0");
    assertTrue(bench.pbx.hears(caller, '1'));
    assertFalse(bench.pbx.hears(caller, '2'));
    bench.accept(new Input.Presses(caller, "1"));
    assertFalse(bench.pbx.hears(caller, '1'), "a desk has him now");
  }

  @Test
  void refersWithANursesCodeAndLetsTheRouterDecide() {
    Bench bench = new Bench(1).logIn();
    bench.join("desk", "PJSIP/desk-1");
    String caller = bench.dial("112");
    String nurse = bench.pickUp("PJSIP/desk-1");
    bench.lease();
    bench.accept(new Input.Presses(nurse, "*81"));
    bench.pass(100);
    assertEquals("none", bench.last(caller, "AsyncAGIStart").get("Event"), "not without a word");
    bench.say("Action", "Setvar", "Channel", nurse, "Variable", "ZR_WORD", "Value", "go");
    bench.pass(100);
    assertTrue(bench.last(caller, "AsyncAGIStart").onTheWire().contains("ZR_TRIAGE=C1"));
    bench.answerQuestion(caller, bench.ticket() + ";7;d1;hap-groningen;600;0");
    assertEquals(1, bench.pbx.waiting("hap-groningen"));
    assertEquals("EMERGENCY", bench.variable(caller, "ZR_ORIGIN"));
  }

  @Test
  void comesBackWhenTheOtherExchangeAnswersWithARecording() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    bench.answerQuestion(caller, bench.ticket() + ";7;d1;far-away;5;0");
    bench.pickUp("PJSIP/0500@hap");
    for (int i = 0; i < 13; i++) {
      bench.lease();
      bench.pass(500);
    }
    assertTrue(bench.last(caller, "AsyncAGIStart").onTheWire().contains("ZR_REASON=NOTACCEPTED"));
  }

  @Test
  void isDoneWhenTheReceiverPressesOne() {
    Bench bench = new Bench(1).logIn();
    bench.lease();
    String caller = bench.dial("0600");
    bench.answerQuestion(caller, bench.ticket() + ";7;d1;far-away;60;0");
    String receiver = bench.pickUp("PJSIP/0500@hap");
    bench.accept(new Input.Presses(receiver, "1"));
    assertEquals(
        List.of("DialState", "DialEnd ANSWER", "BridgeEnter"),
        bench.eventsOf(caller).reversed().stream().limit(3).toList().reversed());
    bench.accept(new Input.HangsUp(receiver));
    assertEquals(0, bench.pbx.legs());
  }

  @Test
  void saysTheSameToTheByteForTheSameInputs() {
    assertEquals(story(7), story(7));
    assertTrue(!story(7).equals(story(8)), "the seed changes the identities of bridges");
  }

  private static String story(long seed) {
    Bench bench = new Bench(seed).logIn();
    bench.join("desk", "PJSIP/desk-1");
    String caller = bench.dial("112");
    bench.pickUp("PJSIP/desk-1");
    bench.pass(3_000);
    bench.accept(new Input.HangsUp(caller));
    return Stream.of(bench.said)
        .flatMap(List::stream)
        .map(Message::onTheWire)
        .reduce("", String::concat);
  }
}
