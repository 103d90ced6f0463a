package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A referral over a trunk, from the desk's exchange to that of the post, with the real router. */
@NeedsAsterisk
class OtherExchangeTest {
  private static final int DEADLINE = 6;

  private static TwoSites sites;
  private static RouterProcess router;

  @BeforeAll
  static void start() {
    sites = TwoSites.start();
    router =
        RouterProcess.start(
                Posts.region(DEADLINE, TwoSites.WITHOUT_US),
                Map.of("mka-noord", sites.desks().ami(), "hap-noord", sites.posts().ami()))
            .inSync();
  }

  @AfterAll
  static void stop() {
    router.close();
    sites.close();
  }

  @Test
  void isThePostsOnlyWhenItsNurseHasPressedOne() {
    Patient patient = patient(1).referred("handover", Posts.PATIENT);
    AmiMessage waiting = waitsThere(patient);
    assertEquals("EMERGENCY", waiting.mark("ZR_ORIGIN"));
    assertEquals(patient.caller().id(), waiting.mark("ZR_JOURNEY"));
    patient.isAnsweredBy("talk-");
    answeredThere(patient);
    assertEquals("WAITING", patient.referral().getString("state"), "an answer is not a human");
    assertEquals("DESK", patient.referral().getString("owner"));
    patient.postDrops();
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
  }

  @Test
  void goesOnUntilThePostHangsUpOnceItHasAccepted() {
    Patient patient = patient(2).referred("handover", Posts.PATIENT);
    waitsThere(patient);
    hasWaitedSinceHisFirstQueue(patient);
    patient.isAnsweredBy("takes-");
    assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
    patient.postDrops();
    patient.caller().event("the end", event -> event.is("Hangup"));
    assertEquals(List.of(patient.desk()), patient.caller().queues(), patient.caller()::story);
    assertEquals("ANSWERED", patient.referral().getString("state"));
  }

  @Test
  void offersTheNeighbourWhenThePostHasRejectedHim() {
    Patient patient = patient(3).referred("handover", Posts.PATIENT);
    waitsThere(patient);
    patient.professional().act(patient.id(), "reject", "reason", "no_capacity").is(200);
    patient.backAtHisDesk();
    assertEquals("OFFERED", patient.referral().getString("state"));
    assertEquals("post-4", patient.referral().getString("service"));
    assertEquals("DESK", patient.referral().getString("owner"));
    leftThere(patient);
  }

  @Test
  void bringsHimBackWhenThePostReturnsHimAfterItHasAccepted() {
    Patient patient = patient(4).referred("handover", Posts.PATIENT);
    waitsThere(patient);
    patient.isAnsweredBy("takes-");
    patient.until("ANSWERED");
    patient.professional().act(patient.id(), "return", "reason", "more_urgent").is(200);
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
  }

  @Test
  void bringsHimBackWhenThePostRaisesHimAtItsPageBeforeAnybodyThereHasAnswered() {
    Patient patient = patient(10).referred("handover", Posts.PATIENT);
    waitsThere(patient);
    patient.professional().act(patient.id(), "raise").is(200);
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
    leftThere(patient);
  }

  @Test
  void bringsHimToHisDeskWhenTheNurseOfThePostPressesTheCodeOfAnEmergency() {
    Patient patient = patient(5).referred("handover", Posts.PATIENT);
    waitsThere(patient);
    patient.isAnsweredBy("raises-");
    patient.backAtHisDesk();
    JsonObject referral = patient.until("RETURNED");
    assertEquals("DESK", referral.getString("owner"));
    assertTrue(patient.events().contains("RAISE"), referral::encode);
  }

  @Test
  void bringsHimBackAtOnceWhenTheLineOfThePostIsCut() {
    Patient patient = patient(6).referred("handover", Posts.PATIENT);
    AmiMessage waiting = waitsThere(patient);
    sites.there().act("Hangup", "Channel", waiting.get("Channel"));
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
  }

  @Test
  void ringsTheDeskAtTheDeadlineAndThenBringsHimBackWhenNobodyThereAnswers() {
    Patient patient = Patient.byCode(scene(), 7);
    AmiMessage waiting = waitsThere(patient);
    AmiMessage back = patient.backAtHisDesk();
    long seconds = (back.atMicros() - waiting.atMicros()) / 1_000_000;
    assertTrue(seconds >= 2 * DEADLINE - 1 && seconds <= 2 * DEADLINE + 1, () -> seconds + " s");
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
    assertTrue(patient.events().contains("DEADLINE"), patient.referral()::encode);
    leftThere(patient);
  }

  @Test
  void takesAKeyForAHumanWhereTheOtherExchangeKnowsNothingOfUs() {
    Patient patient = Patient.byCode(scene(), 8);
    waitsThere(patient);
    patient.isAnsweredBy("takes-");
    assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
    assertTrue(patient.caller().isThere());
  }

  @Test
  void bringsHimBackFromAnExchangeThatAnswersWithMusicAndNobody() {
    Patient patient = Patient.byCode(scene(), 9);
    waitsThere(patient);
    patient.backAtHisDesk();
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
  }

  @Test
  void bringsOnlyAHumanWhoPressedOneIntoTheRoom() {
    Patient patient = patient(11).referred("warm", Posts.PATIENT);
    waitsThere(patient);
    assertTrue(patient.events().contains("WAITS") && !patient.events().contains("RECEIVER_CAME"));
    patient.isAnsweredBy("takes-");
    RouterProcess.until("somebody came", () -> patient.events().contains("RECEIVER_CAME"));
    patient.nurseDrops();
    assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
    assertTrue(patient.caller().isThere());
  }

  @Test
  void leavesHimWithHisNurseInTheRoomWhenOnlyMusicAnswers() {
    Patient patient = Patient.withNurseInAHurry(scene(), 12).referred("warm", Posts.IN_A_HURRY);
    waitsThere(patient);
    assertEquals("DESK", patient.until("RETURNED").getString("owner"));
    assertTrue(patient.events().contains("NOBODY_CAME"));
    assertEquals(
        List.of(), patient.caller().seen(event -> event.is("ConfbridgeLeave")), "he is with her");
  }

  /** The clock of the person: the router shows the same beginning for his leg on each exchange. */
  private static void hasWaitedSinceHisFirstQueue(Patient patient) {
    RouterProcess.until("a leg on both", () -> legs(patient).size() == 2);
    List<JsonObject> legs = legs(patient);
    Instant first = Instant.ofEpochSecond(0, joinedFirst(patient) * 1_000);
    for (JsonObject leg : legs) {
      Instant shown = Instant.parse(leg.getString("firstWaited"));
      assertTrue(Duration.between(first, shown).abs().toMillis() < 5, leg::encode);
    }
    assertTrue(
        legs.stream()
            .filter(leg -> leg.getString("pbx").equals("hap-noord"))
            .allMatch(leg -> Instant.parse(leg.getString("waitingSince")).isAfter(first)),
        legs::toString);
  }

  private static long joinedFirst(Patient patient) {
    return patient.caller().joins(patient.desk()).atMicros();
  }

  private static List<JsonObject> legs(Patient patient) {
    return patient.nurse().get("calls").json().getJsonArray("calls").stream()
        .map(JsonObject.class::cast)
        .filter(leg -> patient.caller().id().equals(leg.getString("journey")))
        .toList();
  }

  private static Patient patient(int number) {
    return Patient.withNurse(scene(), number);
  }

  private static Patient.Scene scene() {
    return new Patient.Scene(sites.here(), sites.there(), () -> router);
  }

  private static AmiMessage waitsThere(Patient patient) {
    return there(patient, "QueueCallerJoin");
  }

  private static void answeredThere(Patient patient) {
    there(patient, "AgentConnect");
  }

  private static void leftThere(Patient patient) {
    there(patient, "QueueCallerLeave");
  }

  private static AmiMessage there(Patient patient, String event) {
    try {
      return sites
          .there()
          .await(
              event + " at " + patient.post(),
              each -> each.is(event) && each.get("Queue").equals(patient.post()));
    } catch (AssertionError vain) {
      throw new AssertionError(vain.getMessage() + "; " + patient.caller().story(), vain);
    }
  }
}
