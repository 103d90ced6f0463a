package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way through a referral in every mode, with real queues and the real router, side by side.
 * When all have ended, what the router says of them is held against the exchange's own books.
 */
@NeedsAsterisk
class EveryWayTest {
  private static final int DEADLINE = 8;

  /** The last post that a patient was given: nobody shares his with another. */
  private static final AtomicInteger POSTS = new AtomicInteger();

  private static final List<Patient> ALL = new CopyOnWriteArrayList<>();

  private static Exchange exchange;
  private static LabAmi hand;
  private static RouterProcess router;

  @BeforeAll
  static void start() {
    // those that failed may be run again, on another exchange
    ALL.clear();
    POSTS.set(0);
    exchange = Exchange.start();
    hand = exchange.hand();
    router =
        RouterProcess.start(Posts.region(DEADLINE), Map.of("hap-noord", exchange.ami())).inSync();
  }

  @AfterAll
  static void agreesWithTheBooksOfTheExchange() {
    try {
      List<Books.Told> told =
          ALL.stream().filter(each -> !each.id().isEmpty()).map(Books.Told::by).toList();
      assertFalse(told.isEmpty());
      assertEquals(List.of(), Books.closed(exchange, hand, told).differences(told));
    } finally {
      router.close();
      hand.close();
      exchange.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void isThePostsOnceAHumanThereHasHim(String mode) {
    Patient patient = referred(mode);
    assertEquals("DESK", patient.referral().getString("owner"));
    isTaken(patient, mode);
    assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
    if (!mode.equals("callback")) {
      assertTrue(patient.caller().isThere());
      patient.talks();
      patient.postDrops();
      patient.caller().event("the end", event -> event.is("Hangup"));
      assertEquals("ANSWERED", patient.referral().getString("state"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void isOfferedToTheNeighbourAfterACodedRejection(String mode) {
    Patient patient = rejectable(mode);
    patient.professional().act(patient.id(), "reject", "reason", "outside_area").is(200);
    JsonObject offered = patient.referral();
    assertEquals("OFFERED", offered.getString("state"), offered::encode);
    assertEquals("DESK", offered.getString("owner"));
    assertEquals(patient.neighbour(), offered.getString("service"));
    assertEquals(1, offered.getInteger("hops"));
    assertTrue(offered.encode().contains("\"detail\":\"OUTSIDE_AREA\""), offered::encode);
    isWithHisDesk(patient, mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void isTheDesksAgainWhenThePostReturnsHim(String mode) {
    Patient patient = referred(mode);
    patient.professional().act(patient.id(), "return", "reason", "cannot_help").is(200);
    JsonObject returned = patient.until("RETURNED");
    assertEquals("DESK", returned.getString("owner"));
    isWithHisDesk(patient, mode);
    isToBeCalledByTheDesk(returned, mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void comesToTheDeskBeforeOthersWhenThePostRaisesHim(String mode) {
    Patient patient = referred(mode);
    patient.professional().act(patient.id(), "raise").is(200);
    JsonObject raised = patient.until("RETURNED");
    assertEquals("DESK", raised.getString("owner"));
    isToBeCalledByTheDesk(raised, mode);
    // in the room his nurse has him: no queue is nearer to help than she is
    isWithHisDesk(patient, mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void isTheDesksWhenItTakesHimBack(String mode) {
    Patient patient = referred(mode);
    if (mode.equals("warm")) {
      patient.isRungFor();
    }
    patient.nurse().act(patient.id(), "cancel").is(200);
    JsonObject cancelled = patient.until("CANCELLED");
    assertEquals("DESK", cancelled.getString("owner"));
    isWithHisDesk(patient, mode);
    isToBeCalledByTheDesk(cancelled, mode);
    if (mode.equals("warm")) {
      patient.isRungForNoMore();
    }
    if (mode.equals("callback")) {
      JsonObject called = patient.nurse().act(patient.id(), "accept").is(200).referral();
      assertEquals("DONE", called.getJsonObject("task").getString("progress"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void isTheDesksWhenNobodyAnswersInTime(String mode) {
    Patient patient =
        mode.equals("handover")
            ? known(Patient.byCode(scene(), post()))
            : known(Patient.withNurseInAHurry(scene(), post())).referred(mode, Posts.IN_A_HURRY);
    if (mode.equals("callback")) {
      patient.caller().hangsUp();
    }
    JsonObject returned = patient.until("RETURNED");
    assertEquals("DESK", returned.getString("owner"));
    isToBeCalledByTheDesk(returned, mode);
    isWithHisDesk(patient, mode);
    assertTrue(router.says(patient.id() + ": the desk must know"), mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "handover", "callback"})
  void staysWithTheDeskAfterTwoServicesHaveRejectedHim(String mode) {
    Patient patient = rejectable(mode);
    patient.professional().act(patient.id(), "reject", "reason", "no_capacity").is(200);
    isWithHisDesk(patient, mode);
    if (mode.equals("handover")) {
      patient.isAnsweredByADesk();
    }
    RouterProcess.until(
        "the neighbour is confirmed",
        () -> patient.nurse().act(patient.id(), "confirm").status() == 200);
    patient.until("WAITING");
    Api neighbour = Api.service(router.web(), router.data(), patient.neighbour());
    neighbour.act(patient.id(), "reject", "reason", "wrong_service").is(200);
    JsonObject returned = patient.until("RETURNED");
    assertEquals("DESK", returned.getString("owner"));
    assertEquals("NOBODY_ELSE", patient.events().getLast());
    isToBeCalledByTheDesk(returned, mode);
    if (!mode.equals("callback")) {
      assertTrue(patient.caller().isThere());
    }
  }

  @Test
  void comesToTheDeskBeforeOthersWhenHePressesOneWhileHeWaits() {
    Patient patient = referred("handover");
    patient.caller().presses('1');
    patient.backAtHisDesk();
    patient.until("RETURNED");
    assertTrue(patient.events().contains("WORSENED"));
  }

  @Test
  void comesToTheDeskBeforeOthersWhenTheNurseOfThePostPressesTheCode() {
    Patient patient = referred("handover");
    patient.isAnsweredBy("raises-");
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
    assertTrue(patient.events().contains("ANSWERED"));
    assertTrue(patient.events().contains("WORSENED"));
  }

  @Test
  void isTheDesksToCallBackWhenHeHangsUpWhileHeIsOnlyOffered() {
    Patient patient = known(Patient.withNurse(scene(), post()));
    patient.isOffered("warm", Posts.PATIENT);
    abandoned(patient, "DESK");
  }

  @Test
  void isTheDesksToCallWhenHisCallBackWasRejectedAndNobodyConfirmsTheNextOffer() {
    Patient patient = known(Patient.withNurseInAHurry(scene(), postWithNeighbour()));
    patient.referred("callback", Posts.IN_A_HURRY);
    patient.caller().hangsUp();
    patient.professional().act(patient.id(), "reject", "reason", "no_capacity").is(200);
    JsonObject offered = patient.referral();
    assertEquals("OFFERED", offered.getString("state"), offered::encode);
    assertEquals(patient.neighbour(), offered.getString("service"));
    isForgotten(patient, "DESK");
    Api.Answer late = patient.nurse().act(patient.id(), "confirm");
    assertEquals(409, late.status(), "nobody can be moved any more");
    patient.nurse().act(patient.id(), "accept").is(200);
    JsonObject task = patient.referral().getJsonObject("task");
    assertEquals("DONE", task.getString("progress"));
  }

  @Test
  void isThePostsToCallBackWhenHeHangsUpWhileItsTelephonesRing() {
    Patient patient = known(Patient.withNurse(scene(), post()));
    patient.isAnsweredBy("ring-");
    patient.referred("warm", Posts.PATIENT);
    hand.await(
        "it rings",
        event ->
            event.is("AgentCalled")
                && event.get("Queue").equals(patient.post())
                && event.get("Interface").contains("/ring-"));
    abandoned(patient, "SERVICE");
  }

  @Test
  void isThePostsToCallBackWhenHeHangsUpInItsQueue() {
    abandoned(referred("handover"), "SERVICE");
  }

  @Test
  void isThePostsToCallBackWhenHeHangsUpInTheRoomWithBoth() {
    Patient patient = referred("warm");
    patient.isAnsweredBy("talk-");
    RouterProcess.until("somebody came", () -> patient.events().contains("RECEIVER_CAME"));
    abandoned(patient, "SERVICE");
  }

  @Test
  void isThePostsToCallBackWhenHeHangsUpWhileTheDeskIsRungAtTheDeadline() {
    Patient patient = known(Patient.byCode(scene(), post()));
    RouterProcess.until("the deadline", () -> patient.events().contains("DEADLINE"));
    abandoned(patient, "SERVICE");
    assertEquals(List.of(patient.desk(), patient.post()), patient.caller().queues());
  }

  @Test
  void isDoneWhenHeHangsUpOnceThePostHasAnswered() {
    Patient patient = referred("handover");
    isTaken(patient, "handover");
    patient.until("ANSWERED");
    patient.talks();
    patient.caller().hangsUp();
    RouterProcess.until("the router knows", () -> patient.events().contains("HUNG_UP"));
    JsonObject answered = patient.referral();
    assertEquals("ANSWERED", answered.getString("state"));
    assertEquals("SERVICE", answered.getString("owner"));
    assertFalse(answered.getValue("task") instanceof JsonObject, answered::encode);
  }

  @Test
  void comesToADeskWhenHisNurseDiesOnTheWayIntoTheRoom() {
    Patient patient = known(Patient.withNurse(scene(), post()));
    hand.listen(event -> {
      // the first sign of the Redirect: both leave their conversation
      if (event.is("BridgeLeave") && event.get("Uniqueid").equals(patient.caller().id())) {
        Thread.startVirtualThread(patient::nurseDrops);
      }
    });
    patient.isOffered("warm", Posts.PATIENT);
    patient.nurse().act(patient.id(), "confirm").is(200);
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
  }

  private static void abandoned(Patient patient, String caller) {
    patient.caller().hangsUp();
    isForgotten(patient, caller);
  }

  /** Nobody is with him any more: a task for whoever has to call him, and an alert at the desk. */
  private static void isForgotten(Patient patient, String caller) {
    JsonObject abandoned = patient.until("ABANDONED");
    assertEquals("DESK", abandoned.getString("owner"), "until somebody has called him");
    JsonObject task = abandoned.getJsonObject("task");
    assertEquals(caller, task.getString("owner"), abandoned::encode);
    assertEquals("OPEN", task.getString("progress"), abandoned::encode);
    RouterProcess.until(
        "the alert", () -> router.says(patient.id() + ": the desk must know: HUNG_UP"));
  }

  private static void isTaken(Patient patient, String mode) {
    switch (mode) {
      case "callback" -> patient.professional().act(patient.id(), "accept").is(200);
      case "handover" -> patient.isAnsweredBy("talk-");
      default -> {
        Api.Answer early = patient.professional().act(patient.id(), "accept").is(409);
        assertEquals("NOT_ANSWERED_YET", early.json().getString("code"));
        patient.isAnsweredBy("talk-");
        RouterProcess.until("somebody came", () -> patient.events().contains("RECEIVER_CAME"));
        assertEquals("DESK", patient.referral().getString("owner"), "his nurse is still there");
        patient.talks();
        patient.nurseDrops();
      }
    }
  }

  /**
   * Handed over, he is in her queue again; in the room he is with her; called back, with nobody.
   */
  private static void isWithHisDesk(Patient patient, String mode) {
    switch (mode) {
      case "handover" -> patient.backAtHisDesk();
      case "warm" -> {
        assertTrue(patient.caller().isThere());
        assertEquals(List.of(patient.desk()), patient.caller().queues());
        assertEquals(
            List.of(),
            patient.caller().seen(event -> event.is("ConfbridgeLeave")),
            patient.caller()::story);
      }
      default -> assertEquals(List.of(patient.desk()), patient.caller().queues());
    }
  }

  /** He hung up because he was to be called: whoever gives him up, somebody still has to call. */
  private static void isToBeCalledByTheDesk(JsonObject referral, String mode) {
    if (mode.equals("callback")) {
      assertEquals("DESK", referral.getJsonObject("task").getString("owner"), referral::encode);
      assertEquals("OPEN", referral.getJsonObject("task").getString("progress"), referral::encode);
    }
  }

  /** At the neighbour of his post somebody is on duty. */
  private static Patient rejectable(String mode) {
    Patient patient = known(Patient.withNurse(scene(), postWithNeighbour()));
    patient.neighbourIsOnDuty();
    return referred(patient, mode);
  }

  private static Patient referred(String mode) {
    return referred(known(Patient.withNurse(scene(), post())), mode);
  }

  private static Patient referred(Patient patient, String mode) {
    patient.referred(mode, Posts.PATIENT);
    if (mode.equals("callback")) {
      patient.caller().hangsUp();
    }
    return patient;
  }

  private static int post() {
    return POSTS.incrementAndGet();
  }

  /** A post of his own, and the next one is nobody else's either. */
  private static int postWithNeighbour() {
    return POSTS.addAndGet(2) - 1;
  }

  private static Patient known(Patient patient) {
    ALL.add(patient);
    return patient;
  }

  private static Patient.Scene scene() {
    return new Patient.Scene(hand, hand, () -> router);
  }
}
