package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A referral through the API on a real Asterisk: handover and call-back. */
@NeedsAsterisk
@OneByOne
class HandoverTest {
  private static final int WITHIN = 600;
  private static final String HAP = "hap-groningen";

  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static RouterProcess router;

  @BeforeAll
  static void start() {
    router = RouterProcess.start(LAB.exchange().ami(), WITHIN).inSync();
  }

  @AfterAll
  static void stop() {
    router.close();
  }

  /** A caller whom a nurse of the desk has, and she herself. */
  private record Pair(Caller caller, Api nurse, String kind) {}

  @Test
  void goesFromOfferToAnswerAndIsTheServicesFromThenOn() {
    LAB.member(HAP, "ring");
    Pair pair = conversation("lab-1", "talk-91");
    RouterProcess.until("the post is seen to be there", () -> agents(pair.nurse()) == 1);
    Api.Answer offered = pair.nurse().offer(Api.c1("handover")).is(201);
    assertEquals("OFFERED", offered.state());
    assertEquals("DESK", offered.referral().getString("owner"));
    assertEquals(List.of("lab-1"), pair.caller().queues(), "an offer moves nobody");
    String id = offered.id();
    pair.nurse().act(id, "confirm").is(200);
    pair.caller().joins(HAP);
    JsonObject waiting = pair.nurse().until(id, "WAITING");
    assertEquals("DESK", waiting.getString("owner"));
    LAB.withdraw(HAP, "ring");
    LAB.member(HAP, "talk-2");
    JsonObject answered = pair.nurse().until(id, "ANSWERED");
    assertEquals("SERVICE", answered.getString("owner"));
    LAB.withdraw(HAP, "talk-2");
    pair.caller().event("the end", event -> event.is("Hangup"));
    assertEquals("ANSWERED", pair.nurse().state(id));
    assertEquals(List.of("lab-1", HAP), pair.caller().queues(), pair.caller()::story);
  }

  @Test
  void makesOneReferralOfTwoRequestsWithTheSameIdAtOnce() {
    Pair pair = conversation("lab-2", "talk-92");
    JsonObject body = Api.c1("warm");
    CompletableFuture<Api.Answer> other =
        CompletableFuture.supplyAsync(() -> pair.nurse().offer(body), Thread::startVirtualThread);
    Api.Answer one = pair.nurse().offer(body).is(201);
    assertEquals(one.json(), other.join().is(201).json());
    JsonObject another = body.copy().put("mode", "callback");
    assertEquals("REQUEST_ID_REUSED", pair.nurse().offer(another).is(409).json().getString("code"));
    assertEquals(
        1,
        pair.nurse().get("referrals").json().getJsonArray("referrals").stream()
            .filter(each ->
                ((JsonObject) each)
                    .getJsonObject("call")
                    .getString("uniqueid")
                    .equals(pair.caller().id()))
            .count());
  }

  @Test
  void takesHimBackBeforeAnybodyAnswered() {
    Pair pair = waiting("lab-3", "talk-93");
    LAB.withdraw("lab-3", "talk-93");
    pair.nurse().act(onlyReferral(pair), "cancel").is(200);
    pair.caller().joins("lab-3", 2);
    assertEquals("10", pair.caller().priorityIn("lab-3"));
    assertEquals("CANCELLED", pair.nurse().state(onlyReferral(pair)));
  }

  @Test
  void offersTheNextServiceAfterARejectionAndNeverTheSame() {
    Pair pair = waiting("lab-4", "talk-94");
    LAB.withdraw("lab-4", "talk-94");
    Api hap = Api.service(router.web(), router.data(), HAP);
    String id = onlyReferral(pair);
    Api.Answer rejected = hap.act(id, "reject", "reason", "no_capacity").is(200);
    assertEquals("OFFERED", rejected.state());
    pair.caller().joins("lab-4", 2);
    JsonObject next = pair.nurse().get("referrals/" + id).json();
    assertEquals("hap-drenthe", next.getString("service"));
    assertEquals(1, next.getInteger("hops"));
    assertEquals("DESK", next.getString("owner"));
  }

  @Test
  void bringsHimToTheDeskAtOnceWhenTheServiceRaisesHim() {
    Pair pair = waiting("lab-5", "talk-95");
    LAB.withdraw("lab-5", "talk-95");
    Api hap = Api.service(router.web(), router.data(), HAP);
    hap.act(onlyReferral(pair), "raise").is(200);
    pair.caller().news("ZorgrouterUrgent");
    pair.caller().joins("lab-5", 2);
    assertEquals("RETURNED", pair.nurse().state(onlyReferral(pair)));
  }

  @Test
  void keepsATaskAndAnAlertWhenHeHangsUpWhileHeWaits() {
    Pair pair = waiting("lab-6", "talk-96");
    String id = onlyReferral(pair);
    pair.caller().hangsUp();
    JsonObject abandoned = pair.nurse().until(id, "ABANDONED");
    assertEquals("SERVICE", abandoned.getJsonObject("task").getString("owner"));
    assertEquals("OPEN", abandoned.getJsonObject("task").getString("progress"));
    Api hap = Api.service(router.web(), router.data(), HAP);
    hap.act(id, "accept").is(200);
    assertEquals(
        "DONE", hap.get("referrals/" + id).json().getJsonObject("task").getString("progress"));
  }

  @Test
  void refusesWhatCannotBeAndMovesNobody() {
    Pair pair = conversation("lab-7", "talk-97");
    Api nobody = Api.desk(router.web(), router.data(), "PJSIP/desk-9");
    assertEquals(
        "NO_CALL_ON_TELEPHONE", nobody.offer(Api.c1("warm")).is(409).json().getString("code"));
    JsonObject gone = Api.c1("warm");
    gone.put("call", new JsonObject().put("pbx", "hap-noord").put("uniqueid", "lab-1.1"));
    assertEquals("UNKNOWN_CALL", nobody.offer(gone).is(404).json().getString("code"));
    JsonObject otherLine = Api.c1("warm");
    otherLine.getJsonObject("case").put("line", "care-noord");
    assertEquals("OTHER_LINE", pair.nurse().offer(otherLine).is(409).json().getString("code"));
    JsonObject protectedOne = Api.c1("warm");
    protectedOne.getJsonObject("case").getJsonObject("triage").put("vui", "C2");
    Api.Answer stays = pair.nurse().offer(protectedOne).is(200);
    assertEquals("STAYS", stays.json().getString("outcome"));
    assertEquals("URGENCY_PROTECTED", stays.json().getJsonObject("decision").getString("code"));
    assertEquals(List.of("lab-7"), pair.caller().queues(), pair.caller()::story);
    assertEquals(1, pair.nurse().calls().size());
  }

  @Test
  void knowsASecondContactByTheNumberThatTheDialplanReadsLater() {
    conversation("lab-9", "talk-99", numbered("0600000901", "lab-9")).caller().hangsUp();
    Pair again = conversation("lab-10", "talk-89", numbered("0600000901", "lab-10"));
    Api.Answer stays = again.nurse().offer(Api.c1("warm")).is(200);
    assertEquals("REPEAT_CONTACT", stays.json().getJsonObject("decision").getString("code"));
    assertEquals(List.of("lab-10"), again.caller().queues(), again.caller()::story);
  }

  @Test
  void givesTheServiceATaskWhenHeIsToBeCalledBack() {
    Caller caller = LAB.call(emergency("lab-8"));
    LAB.member("lab-8", "talk-98");
    caller.connected();
    Api nurse = Api.desk(router.web(), router.data(), Telephones.named("talk-98"));
    RouterProcess.until("her call", () -> nurse.calls().size() == 1);
    String id = nurse.offer(callBack("0612345678")).is(201).id();
    assertEquals("WAITING", nurse.act(id, "confirm").is(200).state());
    caller.hangsUp();
    JsonObject open = nurse.get("referrals/" + id).json();
    assertEquals("WAITING", open.getString("state"), "hanging up is what he was asked to do");
    assertEquals("0612345678", open.getJsonObject("task").getString("number"));
    LAB.withdraw("lab-8", "talk-98");
    Api hap = Api.service(router.web(), router.data(), open.getString("service"));
    assertEquals("ANSWERED", hap.act(id, "accept").is(200).state());
    assertEquals(
        "CONSULTATION",
        hap.act(id, "outcome", "result", "consultation").is(200).referral().getString("result"));
  }

  private static JsonObject callBack(String number) {
    JsonObject body = Api.c1("callback");
    body.getJsonObject("case").getJsonObject("caller").put("number", number);
    return body;
  }

  /** A caller and the nurse who answered him, as the router sees them. */
  private static Pair conversation(String desk, String kind) {
    return conversation(desk, kind, emergency(desk));
  }

  private static Pair conversation(String desk, String kind, Line line) {
    LAB.member(desk, kind);
    Caller caller = LAB.call(line);
    caller.connected();
    Api nurse = Api.desk(router.web(), router.data(), Telephones.named(kind));
    RouterProcess.until("her call", () -> nurse.calls().size() == 1);
    return new Pair(caller, nurse, kind);
  }

  /** The same, referred, and in the queue of the service. */
  private static Pair waiting(String desk, String kind) {
    LAB.member(HAP, "ring");
    Pair pair = conversation(desk, kind);
    RouterProcess.until(
        "a handover is offered",
        () -> {
          Api.Answer offered = pair.nurse().offer(Api.c1("handover"));
          return offered.status() == 201
              && pair.nurse().act(offered.id(), "confirm").status() == 200;
        });
    LAB.withdraw(HAP, "ring");
    pair.caller().joins(HAP);
    pair.nurse().until(onlyReferral(pair), "WAITING");
    return pair;
  }

  /** How many of the service can answer, as far as the router knows. */
  private static int agents(Api nurse) {
    return nurse
        .get("services/" + HAP + "/state")
        .json()
        .getJsonObject("wait")
        .getInteger("agents", 0);
  }

  private static String onlyReferral(Pair pair) {
    return pair.nurse().get("referrals").json().getJsonArray("referrals").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getJsonObject("call").getString("uniqueid").equals(pair.caller().id()))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static Line numbered(String number, String desk) {
    return new Line("lab-numbered", number, emergency(desk).variables());
  }

  private static Line emergency(String desk) {
    return Line.emergency(desk).with("__ZR_LINE", "112-noord");
  }
}
