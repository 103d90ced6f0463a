package nl.zorgrouter.router.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door for professionals with callers behind it: what is wrong is named, and nothing moves. */
class LiveReferralApiTest {
  @AutoClose private static final Reception HOUSE = new Reception();
  private static final String POST =
      HOUSE.token("post-1", Registrant.Scope.SERVICE, Optional.of("hap-groningen"));

  private static int desks;
  private static int requests;

  private final String workplace = "nurse-" + ++desks;
  private final List<Command> before = exchange().commands();
  private final String desk = HOUSE.token(workplace, Registrant.Scope.DESK, Optional.empty());

  private static QuietExchange exchange() {
    return HOUSE.exchange();
  }

  @Test
  void saysThatNobodyIsOnTheTelephone() {
    refused(offer(_ -> {}), 409, "NO_CALL_ON_TELEPHONE");
  }

  @Test
  void asksWhichOfTwoCallsIsMeant() {
    exchange().callerAt(workplace, number());
    exchange().callerAt(workplace, number());
    refused(offer(_ -> {}), 409, "SEVERAL_CALLS_ON_TELEPHONE");
  }

  @Test
  void saysThatACallIsNotThereOrNotThereAnyMore() {
    refused(offer(body -> body.put("call", Reception.call("1700000000.99"))), 404, "UNKNOWN_CALL");
    CallId gone = exchange().callerAt(workplace, number());
    String id = id(offer(_ -> {}));
    exchange().ends(gone);
    refused(offer(body -> body.put("call", Reception.call(gone.value()))), 404, "UNKNOWN_CALL");
    refused(act(desk, id, "confirm", Map.of()), 409, "NOT_IN_THIS_STATE");
    assertEquals("ABANDONED", referral(id).getString("state"));
    assertEquals("OPEN", referral(id).getJsonObject("task").getString("progress"));
  }

  @Test
  void anUnknownExchangeIsSaid() {
    JsonObject elsewhere = new JsonObject().put("pbx", "nowhere").put("uniqueid", "1.1");
    HttpResponse<String> answer = offer(body -> body.put("call", elsewhere));
    assertEquals("OUT_OF_SYNC", Reception.json(answer).getString("code"), answer::body);
    assertTrue(answer.body().contains("nowhere"), answer::body);
  }

  @ParameterizedTest
  @CsvSource({
    "at, 2020-01-01T00:00:00Z, URGENCY_STALE",
    "caseId, another-case, URGENCY_MISMATCH",
    "vui, A1, URGENCY_PROTECTED",
    "vui, Q9, URGENCY_INVALID"
  })
  void aTriageThatIsOldOrAnothersOrTooUrgentStays(String field, String found, String code) {
    exchange().callerAt(workplace, number());
    HttpResponse<String> answer =
        offer(body ->
            body.getJsonObject("case")
                .put("caseId", "c-1")
                .getJsonObject("triage")
                .put(field, found));
    assertEquals(200, answer.statusCode(), answer::body);
    JsonObject stays = Reception.json(answer);
    assertEquals("STAYS", stays.getString("outcome"));
    assertEquals(code, stays.getJsonObject("decision").getString("code"), answer::body);
    nothingMoved();
  }

  @Test
  void namesAPlaceThatTheRegionDoesNotHave() {
    exchange().callerAt(workplace, number());
    HttpResponse<String> answer = offer(body -> patient(body).put("municipality", "GM9999"));
    JsonObject said = Reception.json(answer);
    assertTrue(
        answer.statusCode() == 400
            ? answer.body().contains("/case/patient/municipality")
            : said.getString("outcome").equals("STAYS"),
        answer::body);
    nothingMoved();
  }

  @Test
  void noControlCharacterComesNearAnExchange() {
    exchange().callerAt(workplace, number());
    for (String bad : List.of("C1\r\nAction: Logoff", "C1\u0000", "\u001b[2J")) {
      for (String field : List.of("vui", "system", "code", "caseId")) {
        HttpResponse<String> answer =
            offer(body -> body.getJsonObject("case").getJsonObject("triage").put(field, bad));
        assertTrue(
            answer.statusCode() == 400
                || "STAYS".equals(Reception.json(answer).getString("outcome")),
            () -> field + ": " + answer.body());
        assertFalse(answer.body().contains("\r\nAction"), answer::body);
      }
    }
    nothingMoved();
  }

  @Test
  void theSecondContactOfANumberIsShownAndStays() {
    String number = number();
    CallId first = exchange().callerAt(workplace, number);
    exchange().ends(first);
    exchange().callerAt(workplace, number);
    JsonObject stays = Reception.json(offer(_ -> {}));
    assertEquals("STAYS", stays.getString("outcome"), stays::encode);
    assertEquals(
        "REPEAT_CONTACT", stays.getJsonObject("decision").getString("code"), stays::encode);
    nothingMoved();
    HttpResponse<String> looked =
        offer(body ->
            body.getJsonObject("case").put("flags", new JsonObject().put("REPEAT_CONTACT", false)));
    assertEquals(201, looked.statusCode(), "the nurse who has looked may say that it is none");
  }

  @Test
  void givesAPatientBackToTheDesk() {
    CallId caller = exchange().callerAt(workplace, number());
    String id = id(offer(_ -> {}));
    done(act(desk, id, "confirm", Map.of("mode", "warm")));
    answered(caller);
    assertEquals("ANSWERED", referral(id).getString("state"));
    refused(act(POST, id, "return", Map.of("reason", "shouted")), 400, "WRONG_BODY");
    done(act(POST, id, "return", Map.of("reason", "more_urgent")));
    JsonObject returned = referral(id);
    assertEquals("RETURNED", returned.getString("state"));
    assertEquals("DESK", returned.getString("owner"));
    JsonArray line = returned.getJsonArray("timeline");
    assertEquals("MORE_URGENT", line.getJsonObject(line.size() - 1).getString("detail"));
    assertEquals(
        1,
        exchange().commands().stream()
            .filter(command -> command.equals(new Command.BringBack(QuietExchange.PBX, caller)))
            .count());
  }

  @Test
  void showsTheNextServiceItsModesAndAlternativesAfterARejection() {
    exchange().callerAt(workplace, number());
    String id = id(offer(_ -> {}));
    JsonObject first = referral(id);
    assertEquals(3, first.getJsonArray("modes").size());
    done(act(desk, id, "confirm", Map.of("mode", "warm")));
    assertFalse(referral(id).containsKey("modes"), "nothing is on offer now");
    String service = first.getString("service");
    done(act(POST, id, "reject", Map.of("reason", "no_capacity")));
    JsonObject next = referral(id);
    assertEquals("OFFERED", next.getString("state"));
    assertFalse(next.getString("service").equals(service), next::encode);
    assertEquals(3, next.getJsonArray("modes").size());
    assertFalse(
        next.getJsonObject("decision").getJsonArray("alternatives").isEmpty(), next::encode);
    assertEquals(
        List.of("OFFER " + service, "CONFIRM " + service, "REJECT " + service),
        steps(next).subList(0, 3),
        "each step names the service of its time");
    assertEquals("OFFER " + next.getString("service"), steps(next).getLast());
  }

  private static List<String> steps(JsonObject referral) {
    return referral.getJsonArray("timeline").stream()
        .map(JsonObject.class::cast)
        .map(step -> step.getString("event") + " " + step.getString("service"))
        .toList();
  }

  @Test
  void showsTheThreeClocksOfACall() {
    CallId caller = exchange().callerAt(workplace, number());
    JsonObject call =
        Reception.json(HOUSE.get("calls?mine=true", desk)).getJsonArray("calls").getJsonObject(0);
    assertEquals(caller.value(), call.getString("uniqueid"));
    assertEquals("TALKING", call.getString("phase"));
    Instant began = java.time.OffsetDateTime.parse(call.getString("since")).toInstant();
    Instant waited = java.time.OffsetDateTime.parse(call.getString("firstWaited")).toInstant();
    assertFalse(waited.isBefore(began), call::encode);
  }

  @Test
  void aServiceSeesNothingOfOthersAndMayNotOffer() {
    CallId caller = exchange().callerAt(workplace, number());
    String body = body().put("call", Reception.call(caller.value())).encode();
    refused(HOUSE.post("referrals", POST, body), 403, "NOT_ALLOWED");
    String id = id(offer(_ -> {}));
    String other =
        HOUSE.token("drenthe-" + desks, Registrant.Scope.SERVICE, Optional.of("hap-drenthe"));
    assertEquals(404, HOUSE.get("referrals/" + id, other).statusCode());
    refused(act(other, id, "reject", Map.of("reason", "other")), 403, "NOT_ALLOWED");
    assertEquals("OFFERED", referral(id).getString("state"));
  }

  /** In a room with the nurse, somebody of the service comes, and the nurse leaves. */
  private static void answered(CallId caller) {
    Instant now = exchange().now();
    CallId service = new CallId(caller + ".service");
    exchange().happens(new CallEvent.BridgeEntered(now, caller, "room"));
    exchange().happens(new CallEvent.Took(now, service, caller, CallEvent.Taker.SERVICE));
    exchange().ends(exchange().nurseOf(caller));
  }

  /** Nothing was written on the calls of this test, and nobody was sent anywhere. */
  private void nothingMoved() {
    exchange().isHeard();
    assertEquals(before, exchange().commands(), "nothing moves");
  }

  private void refused(HttpResponse<String> answer, int status, String code) {
    assertEquals(status, answer.statusCode(), answer::body);
    JsonObject problem = Reception.json(answer);
    assertEquals(code, problem.getString("code"), answer::body);
    assertEquals(status, problem.getInteger("status"));
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
  }

  private static void done(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer::body);
  }

  private static String number() {
    return "+3161234%04d".formatted(1_000 + ++requests);
  }

  private static JsonObject patient(JsonObject body) {
    return body.getJsonObject("case").getJsonObject("patient");
  }

  private static JsonObject body() {
    return Reception.offer("r-" + ++requests);
  }

  private HttpResponse<String> offer(Consumer<JsonObject> change) {
    JsonObject body = body();
    change.accept(body);
    return HOUSE.post("referrals", desk, body.encode());
  }

  private static String id(HttpResponse<String> offered) {
    assertEquals(201, offered.statusCode(), offered::body);
    return Reception.json(offered).getJsonObject("referral").getString("id");
  }

  private static HttpResponse<String> act(
      String token, String id, String verb, Map<String, String> more) {
    JsonObject body = new JsonObject().put("requestId", "r-" + ++requests);
    more.forEach(body::put);
    return HOUSE.post("referrals/" + id + "/" + verb, token, body.encode());
  }

  private JsonObject referral(String id) {
    return Reception.json(HOUSE.get("referrals/" + id, desk));
  }
}
