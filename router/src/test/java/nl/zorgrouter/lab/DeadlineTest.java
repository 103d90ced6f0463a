package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The deadline of a referral by code, with the router alive and killed at every step: the desk
 * rings while the caller keeps his place, and without a router the exchange brings him back.
 */
@NeedsAsterisk
@OneByOne
class DeadlineTest {
  private static final String DESK = "desk";
  private static final String HAP = "hap-groningen";
  private static final String CODE = "press-*81";

  @AutoClose private final Site site = Site.start();
  private final LabAmi hand = site.hand();
  private final Telephones telephones = new Telephones(hand);

  @Test
  void ringsTheDeskAtTheDeadlineWhileHeKeepsHisPlaceAndTheDeskHasHimWhenItAnswersFirst() {
    Caller caller = referred();
    telephones.joins(DESK, "talk-60");
    took(caller, "desk");
    assertEquals(List.of(DESK, HAP), caller.queues(), caller::story);
    assertTrue(waited(caller) >= OpenRegion.PATIENCE * 1_000L - 1_100, caller::story);
    JsonObject referral = api().until(id(caller), "RETURNED");
    assertTrue(events(referral).contains("DEADLINE"), referral::encode);
    assertTrue(events(referral).contains("DESK_TOOK"), referral::encode);
  }

  /** What the first room left on him would have ended his call in the second. */
  @Test
  void comesToADeskWhenTheNurseWhoFetchedHimRefersHimAgainAndHerTelephoneDies() {
    Caller caller = referred();
    telephones.joins(DESK, "talk-61");
    took(caller, "desk");
    telephones.leaves(DESK, "talk-61");
    RouterProcess router = site.router();
    Api nurse = Api.desk(router.web(), router.data(), Telephones.named("talk-61"));
    RouterProcess.until("her call", () -> nurse.calls().size() == 1);
    // no nurse registers a referral in the milliseconds in which her telephone is being connected
    hand.await(
        "she hears him",
        event -> event.is("BridgeEnter") && event.get("Channel").contains("/talk-61@lab-agent"));
    String again = nurse.offer(Api.c1("warm")).is(201).id();
    nurse.act(again, "confirm").is(200);
    RouterProcess.until(
        () -> "both are in the room again; " + nurse.state(again) + " " + caller.story(),
        () -> caller.seen(event -> event.is("ConfbridgeJoin")).size() == 2);
    telephones.areCutOff("talk-61");
    caller.joins(DESK, 2);
    assertEquals("10", caller.priorityIn(DESK));
  }

  @Test
  void leavesHimToTheServiceThatAnswersWhileTheDeskRings() {
    Caller caller = referred();
    telephones.joins(DESK, "ring");
    hand.await(
        "the desk rings",
        event -> event.is("AgentCalled") && event.get("Interface").contains("ring@"));
    telephones.joins(HAP, "talk-60");
    api().until(id(caller), "ANSWERED");
    assertEquals(List.of(DESK, HAP), caller.queues(), caller::story);
    // the desk answers too late: it does not get him
    telephones.leaves(DESK, "ring");
    telephones.joins(DESK, "talk-50");
    RouterProcess.until(
        "nobody of the desk took him",
        () -> hand.clock() > caller.joins(HAP).atMicros() / 1000 + 8_000);
    assertEquals(0, hand.seen(event -> event.isNews("ZorgrouterTook")).size());
    assertTrue(caller.isThere());
  }

  @Test
  void bringsHimBackByItselfWhenTheRouterIsKilledWhileHeWaits() {
    Caller caller = referred();
    site.router().kill();
    AmiMessage back = caller.joins(DESK, 2);
    assertEquals("10", caller.priorityIn(DESK));
    assertEquals("", back.mark("ZR_CONFIRMED"));
    long waited = (back.atMicros() - caller.joins(HAP).atMicros()) / 1000;
    assertTrue(waited <= (2 * OpenRegion.PATIENCE + 2) * 1000L, () -> waited + " ms");
  }

  @Test
  void letsTheDeskHaveHimThoughTheRouterIsKilledWhileItRings() {
    Caller caller = referred();
    telephones.joins(DESK, "ring");
    hand.await(
        "the desk rings",
        event -> event.is("AgentCalled") && event.get("Interface").contains("ring@"));
    site.router().kill();
    telephones.leaves(DESK, "ring");
    telephones.joins(DESK, "talk-60");
    RouterProcess.until(
        "he is with the desk",
        () ->
            hand.seen(event -> event.isNews("ZorgrouterTook")).size() == 1
                || caller.queues().size() == 3);
    assertTrue(caller.isThere(), caller::story);
  }

  @Test
  void knowsAReferralAgainAfterTheRouterWasKilledAndStartedAnew() {
    site.startsAnotherRouter(25);
    Caller caller = referred();
    String id = id(caller);
    site.router().kill();
    site.startsAnotherRouter(25);
    JsonObject known = api().get("referrals/" + id).json();
    assertEquals(HAP, known.getString("service"), known::encode);
    telephones.joins(HAP, "talk-60");
    api().until(id, "ANSWERED");
  }

  @Test
  void leavesHimWithTheNurseWhoHearsWhyWhenNoServiceTakesHim() {
    Caller caller = referred();
    // back twice by the deadline: the third time he has been passed on as often as may be
    caller.joins(DESK, 2);
    telephones.joins(DESK, CODE);
    caller.joins(HAP, 2);
    telephones.leaves(DESK, CODE);
    caller.joins(DESK, 3);
    telephones.joins(DESK, CODE);
    AmiMessage kept = hand.await("she hears why", event -> event.isNews("ZorgrouterKept"));
    assertEquals("MAX_HOPS", kept.get("Why"));
    assertEquals(List.of(DESK, HAP, DESK, HAP, DESK), caller.queues(), caller::story);
    assertTrue(caller.isThere());
  }

  /** A caller whom the nurse's code has brought into the queue of the service. */
  private Caller referred() {
    telephones.joins(DESK, CODE);
    Caller caller = Caller.calls(hand, Line.emergency(DESK).with("__ZR_LINE", "112-noord"));
    caller.joins(HAP);
    telephones.leaves(DESK, CODE);
    return caller;
  }

  private void took(Caller caller, String by) {
    AmiMessage took = hand.await("somebody took him", event -> event.isNews("ZorgrouterTook"));
    assertEquals(by, took.get("By"));
    assertEquals(caller.id(), took.get("Patient"));
    caller.event("the room", event -> event.is("ConfbridgeJoin"));
  }

  private long waited(Caller caller) {
    long left =
        caller
            .event(
                "he leaves the queue",
                event -> event.is("QueueCallerLeave") && event.get("Queue").equals(HAP))
            .atMicros();
    return (left - caller.joins(HAP).atMicros()) / 1000;
  }

  private Api api() {
    return Api.desk(site.router().web(), site.router().data(), "PJSIP/desk-9");
  }

  private String id(Caller caller) {
    return api().get("referrals").json().getJsonArray("referrals").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getJsonObject("call").getString("uniqueid").equals(caller.id()))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static List<String> events(JsonObject referral) {
    return referral.getJsonArray("timeline").stream()
        .map(step -> ((JsonObject) step).getString("event"))
        .toList();
  }
}
