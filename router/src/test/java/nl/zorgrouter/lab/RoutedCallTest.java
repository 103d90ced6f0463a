package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The router itself beside a real Asterisk: both paths of the card. */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class RoutedCallTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static RouterProcess router;

  @BeforeAll
  static void start() {
    router = RouterProcess.start(LAB.exchange().ami()).inSync();
  }

  @AfterAll
  static void stop() {
    router.close();
  }

  @Test
  void sendsACallerOfTheCareLineToTheGpServiceWithNobodyInBetween() {
    Caller caller = LAB.call(Line.number("0600"));
    AmiMessage queued = caller.joins("hap-groningen");
    assertEquals("CARE_LINE", queued.mark("ZR_ORIGIN"));
    assertEquals(1, caller.timesNews("ZorgrouterTaken"), caller::story);
    assertEquals(List.of("hap-groningen"), caller.queues(), caller::story);
  }

  @Test
  void leavesACallerWhoChoosesUrgentToTheDesk() {
    Caller caller = LAB.call(Line.number("0601"));
    caller.presses('2');
    caller.joins("desk");
    assertEquals(1, caller.timesNews("ZorgrouterTaken"), caller::story);
  }

  @Test
  void sendsCallersOverSipWithinMilliseconds() {
    LabAmi watch = LAB.exchange().router();
    Sipp.call(LAB.exchange(), "caller.xml", "0600", 30, 10).allServed();
    List<Long> micros =
        watch.seen(event -> event.is("AsyncAGIStart")).stream()
            .map(asked -> microsToQueue(watch, asked))
            .sorted()
            .toList();
    watch.close();
    System.out.printf(
        "the router, SIP with sound, 10 calls/s: question to queue p50 %.1f ms, worst %.1f ms%n",
        micros.get(15) / 1000.0, micros.getLast() / 1000.0);
    assertEquals(30, micros.size());
    assertTrue(micros.get(15) < 40_000, micros::toString);
  }

  @Test
  void doesNotTouchAnEmergencyCallThatNobodyHasReferred() {
    Caller caller = LAB.call(Line.emergency("lab-1"));
    caller.joins("lab-1");
    Caller later = LAB.call(Line.number("0600"));
    later.joins("hap-groningen");
    assertEquals(List.of("lab-1"), caller.queues(), caller::story);
    assertEquals(0, caller.timesAsked(), caller::story);
  }

  @Test
  void refersAnEmergencyCallAfterTheNursesCodeUntilANurseOfTheServiceAnswers() {
    LAB.member("lab-2", "press-*81");
    Caller caller = LAB.call(emergency("lab-2"));
    caller.connected();
    AmiMessage queued = caller.joins("hap-groningen");
    LAB.withdraw("lab-2", "press-*81");
    assertEquals("EMERGENCY", queued.mark("ZR_ORIGIN"));
    LAB.member("hap-groningen", "talk-1");
    caller.event(
        "the nurse",
        event -> event.is("AgentConnect") && event.get("Queue").equals("hap-groningen"));
    LAB.withdraw("hap-groningen", "talk-1");
    caller.event("the end of the talk", event -> event.is("Hangup"));
    assertEquals(List.of("lab-2", "hap-groningen"), caller.queues(), caller::story);
  }

  @Test
  void bringsAReferredCallerWhomNobodyAnswersBackToTheDesk() {
    LAB.member("desk", "press-*81");
    Caller caller = LAB.call(Line.number("112"));
    long referred = caller.joins("hap-groningen").atMicros();
    LAB.withdraw("desk", "press-*81");
    AmiMessage back = caller.joins("desk", 2);
    long waited = (back.atMicros() - referred) / 1000;
    // the deadline, and as long again while the desk is rung; the exchange counts in whole seconds
    assertTrue(waited >= OpenRegion.PATIENCE * 2_000L - 1_000, () -> waited + " ms");
    assertTrue(waited < (2 * OpenRegion.PATIENCE + 2) * 1000L, () -> waited + " ms");
    assertEquals("10", caller.priorityIn("desk"));
  }

  /** The line 112-noord with a desk of the test's own. */
  private static Line emergency(String desk) {
    return Line.emergency(desk).with("__ZR_LINE", "112-noord");
  }

  private static long microsToQueue(LabAmi watch, AmiMessage asked) {
    return watch
            .seenOf(
                asked.get("Uniqueid"),
                event -> event.is("QueueCallerJoin") && event.get("Queue").equals("hap-groningen"))
            .getFirst()
            .atMicros()
        - asked.atMicros();
  }
}
