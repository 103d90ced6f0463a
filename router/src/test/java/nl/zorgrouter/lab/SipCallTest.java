package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Callers over SIP with sound, not only channels inside the exchange. */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class SipCallTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @Test
  void putsTenCallersASecondInTheirQueueWithinMilliseconds() {
    LabAmi router = LAB.exchange().router();
    router.listen(event -> answer(router, event));
    Sipp callers = Sipp.call(LAB.exchange(), "caller.xml", "0500", 30, 10);
    callers.allServed();
    List<Long> micros =
        router.seen(event -> event.is("AsyncAGIStart")).stream()
            .map(asked -> microsToQueue(router, asked))
            .sorted()
            .toList();
    System.out.printf(
        "SIP with sound, 10 calls/s: question to queue p50 %.1f ms, worst %.1f ms%n",
        micros.get(15) / 1000.0, micros.getLast() / 1000.0);
    assertEquals(30, micros.size());
    assertTrue(micros.get(15) < 40_000, micros::toString);
    router.close();
  }

  @Test
  void letsCallerAndNurseHearEachOther() {
    LabAmi everything = LabAmi.login(LAB.exchange().ami(), "lab", Exchange.SECRET);
    LAB.member("hap-fryslan", "echo");
    Sipp caller = Sipp.call(LAB.exchange(), "caller.xml", "0500", 1, 1);
    AmiMessage asked =
        LAB.router()
            .await(
                "the question",
                event ->
                    event.is("AsyncAGIStart") && event.get("Channel").startsWith("PJSIP/trunk"));
    new Question(asked.get("Channel"), asked.mark("ZR_TICKET"), asked)
        .send(LAB.router(), "hap-fryslan");
    AmiMessage ended =
        everything.await(
            "what was heard",
            event ->
                event.is("VarSet")
                    && event.get("Uniqueid").equals(asked.get("Uniqueid"))
                    && event.get("Variable").equals("RTPAUDIOQOS"));
    caller.allServed();
    everything.close();
    assertTrue(packets(ended, "rxcount") > 50, () -> ended.get("Value"));
    assertTrue(packets(ended, "txcount") > 50, () -> ended.get("Value"));
  }

  @Test
  void hearsTheKeyOfACallerWhoGetsWorse() {
    LabAmi router = LAB.exchange().router();
    router.listen(event -> answer(router, event));
    Sipp caller = Sipp.call(LAB.exchange(), "caller-gets-worse.xml", "0500", 1, 1);
    AmiMessage urgent = router.await("the key", event -> event.isNews("ZorgrouterUrgent"));
    router.close();
    assertEquals("hap-groningen-urgent", urgent.get("Target"));
    caller.allServed();
  }

  @Test
  void ringsForAnEmergencyCallUntilAHumanAnswers() {
    LabAmi hand = LAB.exchange().hand();
    Sipp caller = Sipp.call(LAB.exchange(), "caller.xml", "112", 1, 1);
    AmiMessage queued =
        hand.await(
            "the desk", event -> event.is("QueueCallerJoin") && event.get("Queue").equals("desk"));
    assertEquals("Ring", queued.get("ChannelStateDesc"));
    LAB.member("desk", "talk-10");
    hand.awaitOf(
        queued.get("Uniqueid"),
        Duration.ofSeconds(10),
        "the nurse",
        event -> event.is("AgentConnect"));
    caller.allServed();
    LAB.withdraw("desk", "talk-10");
    hand.close();
  }

  private static void answer(LabAmi router, AmiMessage event) {
    if (event.is("AsyncAGIStart")) {
      new Question(event.get("Channel"), event.mark("ZR_TICKET"), event)
          .send(router, "hap-drenthe");
    }
  }

  private static long microsToQueue(LabAmi router, AmiMessage asked) {
    return router
            .awaitOf(
                asked.get("Uniqueid"),
                Duration.ofSeconds(1),
                "the queue",
                event -> event.is("QueueCallerJoin") && event.get("Queue").equals("hap-drenthe"))
            .atMicros()
        - asked.atMicros();
  }

  private static int packets(AmiMessage quality, String field) {
    for (String part : quality.get("Value").split(";", -1)) {
      if (part.startsWith(field + "=")) {
        return Integer.parseInt(part.substring(field.length() + 1));
      }
    }
    throw new AssertionError("no `" + field + "` in " + quality.get("Value"));
  }
}
