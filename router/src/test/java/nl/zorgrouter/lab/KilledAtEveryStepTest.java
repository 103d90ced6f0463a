package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every router is killed with -9, once, while one patient is at each step of a referral. From then
 * on there is the exchange alone, and every one of them ends with a human, in time.
 */
@NeedsAsterisk
@OneByOne
class KilledAtEveryStepTest {
  private static final int DEADLINE = 12;

  private static Exchange exchange;
  private static LabAmi hand;
  private static Relay relay;
  private static RouterProcess router;

  @BeforeAll
  static void start() {
    exchange = Exchange.start();
    hand = exchange.hand();
    relay = Relay.closed(exchange.ami()).open();
    router =
        RouterProcess.start(Posts.region(DEADLINE), Map.of("hap-noord", relay.port())).inSync();
  }

  @AfterAll
  static void stop() {
    router.close();
    relay.close();
    hand.close();
    exchange.close();
  }

  @TestFactory
  Stream<DynamicTest> endsWithAHumanWhenAllRoutersAreKilled() {
    Patient offered = Patient.withNurse(scene(), 2).isOffered("handover", Posts.PATIENT);
    Patient inRoom = Patient.withNurse(scene(), 3).referred("warm", Posts.PATIENT);
    Patient received = Patient.withNurse(scene(), 4).referred("warm", Posts.PATIENT);
    received.isAnsweredBy("talk-");
    Patient answered = Patient.withNurse(scene(), 5).referred("handover", Posts.PATIENT);
    answered.isAnsweredBy("talk-");
    answered.until("ANSWERED");
    RouterProcess.until("somebody came", () -> received.events().contains("RECEIVER_CAME"));
    Patient onHisWay = Patient.withNurse(scene(), 6).isOffered("handover", Posts.PATIENT);
    // whose time is short comes last
    Patient rung = Patient.byCode(scene(), 1);
    new Telephones(hand).joins(rung.desk(), "ring-501");
    Patient rings = Patient.byCode(scene(), 8);
    rings.isAnsweredBy("ring-");
    Patient waits = Patient.byCode(scene(), 10);
    hand.await("it rings", event -> isRung(event, rings.post()));
    RouterProcess.until("the deadline", () -> rung.events().contains("DEADLINE"));
    hand.await("the desk rings", event -> isRung(event, rung.desk()));
    // he leaves his nurse, and nobody hears his question
    relay.muteAfter("Action: Redirect");
    onHisWay.isConfirmed();
    RouterProcess.until("the redirect", relay::isMute);
    router.kill();
    return Stream.of(
        DynamicTest.dynamicTest("offered", () -> staysWithHisNurse(offered)),
        DynamicTest.dynamicTest("between the redirect and the answer", onHisWay::backAtHisDesk),
        DynamicTest.dynamicTest("in the queue of the post", () -> backInTime(waits)),
        DynamicTest.dynamicTest("while the post rings", () -> backInTime(rings)),
        DynamicTest.dynamicTest("while the desk rings at the deadline", () -> backInTime(rung)),
        DynamicTest.dynamicTest("in the room", () -> leftInTheRoom(inRoom)),
        DynamicTest.dynamicTest("in the room with both", () -> leftWithThePost(received)),
        DynamicTest.dynamicTest("with the post", () -> talksOn(answered)));
  }

  private static void staysWithHisNurse(Patient patient) {
    assertTrue(patient.caller().isThere());
    assertEquals(
        List.of(),
        patient.caller().seen(event -> event.is("BridgeLeave")),
        patient.caller()::story);
  }

  private static void backInTime(Patient patient) {
    AmiMessage back = patient.backAtHisDesk();
    long seconds =
        (back.atMicros() - patient.caller().joins(patient.post()).atMicros()) / 1_000_000;
    assertTrue(seconds <= 2 * DEADLINE + 1, () -> seconds + " s; " + patient.caller().story());
    assertEquals("", back.mark("ZR_CONFIRMED"));
  }

  private static void leftInTheRoom(Patient patient) {
    assertTrue(patient.caller().isThere());
    patient.nurseDrops();
    patient.backAtHisDesk();
  }

  private static void leftWithThePost(Patient patient) {
    patient.nurseDrops();
    patient.talks();
    assertTrue(patient.caller().isThere(), patient.caller()::story);
    patient.postDrops();
    patient.caller().event("the end", event -> event.is("Hangup"));
  }

  private static void talksOn(Patient patient) {
    assertTrue(patient.caller().isThere());
    assertEquals(
        List.of(patient.desk(), patient.post()),
        patient.caller().queues(),
        patient.caller()::story);
  }

  private static boolean isRung(AmiMessage event, String queue) {
    return event.is("AgentCalled")
        && event.get("Queue").equals(queue)
        && event.get("Interface").contains("/ring-");
  }

  private static Patient.Scene scene() {
    return new Patient.Scene(hand, hand, () -> router);
  }
}
