package nl.zorgrouter.router.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.api.Reception;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideApiTest {
  @AutoClose private static final Reception HOUSE = new Reception();
  private static final String SUPERVISOR =
      HOUSE.token("supervisor-1", Registrant.Scope.SUPERVISOR, Optional.empty());
  private static final String NURSE =
      HOUSE.token("post-1", Registrant.Scope.SERVICE, Optional.of("hap-drenthe"));

  @Test
  void setsAStateShowsItAndTakesItBack() {
    HttpResponse<String> set =
        put(
            "services/hap-groningen/state",
            SUPERVISOR,
            "{\"state\":\"STOPPED\",\"reason\":\"CROWDED\"}");
    assertEquals(200, set.statusCode(), set::body);
    JsonObject said = json(get("services/hap-groningen/state")).getJsonObject("said");
    assertEquals("STOPPED", said.getString("state"));
    assertEquals("supervisor-1", said.getString("by"));
    assertEquals("more patients than it can see", said.getString("reasonText"));
    assertEquals(200, send("DELETE", "services/hap-groningen/state", SUPERVISOR, "").statusCode());
    assertFalse(json(get("services/hap-groningen/state")).containsKey("said"));
  }

  @Test
  void letsNobodyChangeAnythingWithoutAToken() {
    for (String path : List.of("state", "wait", "capacity", "expertise")) {
      assertEquals(401, put("services/hap-drenthe/" + path, "", "{}").statusCode(), path);
    }
    assertEquals(401, put("lines/practice-veendam/takeover", "zr_guess", "{}").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          services/nowhere/state | {"state":"OPEN","reason":"STAFF"} | 404 | /service
          services/hap-groningen/state | {"state":"OPEN","reason":"STAFF"} | 403 | /service
          services/hap-drenthe/state | {"state":"SHUT","reason":"why"} | 400 | /reason
          services/hap-drenthe/state | {"state":"OPEN","reason":"STAFF","until":"2001-01-01T00:00:00Z"} | 400 | /until
          services/hap-drenthe/state | {"state":"OPEN","reason":"STAFF","until":"2101-01-01T00:00:00Z"} | 400 | within 24 hours
          services/hap-drenthe/state | {"state":"OPEN","reason":"STAFF","until":"tomorrow"} | 400 | /until
          services/hap-drenthe/state | {"state":"OPEN","reason":"STAFF","colour":"red"} | 400 | /colour
          services/hap-drenthe/state | [1] | 400 | no JSON object
          services/hap-drenthe/state | {"state":5} | 400 | /state
          services/hap-drenthe/state | {"state":"OPEN","state":"STOP"} | 400 | each field once
          services/hap-drenthe/state | {"state":"OPEN","reason":"a\\u000db"} | 400 | without control characters
          services/hap-drenthe/wait | {"waitSeconds":5,"asOf":"2026-11-21T22:00:00Z"} | 409 | measured
          services/hap-drenthe/capacity | {"beds":{"a":"b"},"asOf":"2026-11-21T22:00:00Z"} | 400 | /beds/a
          services/hap-drenthe/expertise | {"present":"visit","asOf":"2026-11-21T22:00:00Z"} | 400 | /present
          lines/nowhere/takeover | {"reason":"ILLNESS"} | 404 | /line
          lines/practice-veendam/takeover | {"reason":"ILLNESS"} | 403 | another organisation
          """)
  void namesWhatIsWrongAndMovesNothing(String path, String body, int status, String words) {
    HttpResponse<String> answer = put(path, NURSE, body);
    assertEquals(status, answer.statusCode(), answer::body);
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
    assertTrue(answer.body().contains(words), answer.body());
    assertFalse(json(get("services/hap-drenthe/state")).containsKey("said"));
  }

  @Test
  void refusesAWaitFromTheFuture() {
    String ahead = Instant.now().plusSeconds(60).toString();
    HttpResponse<String> answer =
        put(
            "services/vvt-noord/wait",
            SUPERVISOR,
            "{\"waitSeconds\":5,\"asOf\":\"" + ahead + "\"}");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("in the future"), answer.body());
  }

  @Test
  void showsAReportedWaitWithItsAge() {
    String now = Instant.now().toString();
    String body = "{\"waitSeconds\":90,\"agents\":2,\"asOf\":\"" + now + "\"}";
    assertEquals(200, put("services/vvt-noord/wait", SUPERVISOR, body).statusCode());
    JsonObject wait = json(get("services/vvt-noord/state")).getJsonObject("wait");
    assertEquals(90, wait.getInteger("waitSeconds"));
    assertEquals(now, wait.getString("asOf"));
  }

  @Test
  void showsReportedBedsAndSkillsWithTheirAgeToWhoLooksForAPlace() {
    String now = Instant.now().toString();
    String beds = "{\"beds\":{\"ordinary\":2,\"isolation\":1},\"asOf\":\"" + now + "\"}";
    assertEquals(200, put("services/elv-noord/capacity", SUPERVISOR, beds).statusCode());
    String skills = "{\"present\":[\"stroke\"],\"asOf\":\"" + now + "\"}";
    assertEquals(200, put("services/seh-groningen/expertise", SUPERVISOR, skills).statusCode());
    JsonObject capacity = json(get("services/elv-noord/state")).getJsonObject("capacity");
    assertEquals(2, capacity.getJsonObject("beds").getInteger("ordinary"), capacity::encode);
    assertEquals(now, capacity.getString("asOf"));
    JsonObject onDuty = json(get("services/seh-groningen/state")).getJsonObject("onDuty");
    assertEquals("stroke", onDuty.getJsonArray("present").getString(0), onDuty::encode);
    assertTrue(get("places?place=GM0014&need=BED").body().contains("\"ordinary\":2"));
  }

  @Test
  void findsPlacesInOrderOfFitAndSaysWhy() {
    JsonObject found = json(get("places?place=GM0014&need=HOSPITAL&age=82&expertise=stroke"));
    JsonObject first = found.getJsonArray("places").getJsonObject(0);
    assertEquals("seh-groningen", first.getString("service"));
    assertEquals("ASKED", first.getString("fit"));
    assertTrue(first.getJsonArray("reasons").contains("serves the patient's place"));
    HttpResponse<String> wrong = get("places?place=GM0363&need=LUCK&age=x");
    assertEquals(400, wrong.statusCode());
    assertEquals(3, json(wrong).getJsonArray("errors").size(), wrong::body);
  }

  @Test
  void tellsTheWordsOfTheRegionInBothLanguages() {
    JsonObject guide = json(get("guide"));
    assertEquals(40, guide.getJsonArray("municipalities").size());
    assertEquals(
        "an emergency department",
        guide.getJsonObject("needs").getJsonObject("HOSPITAL").getString("en"));
    assertEquals("beroerte", guide.getJsonObject("words").getJsonObject("stroke").getString("nl"));
    assertEquals(
        "Spoedeisende hulp Emmen",
        guide.getJsonObject("services").getJsonObject("seh-emmen").getString("nl"));
  }

  @Test
  void refusesATakeoverWhenNobodyIsOnDutyAndSaysWho() {
    HttpResponse<String> refused =
        put("lines/practice-veendam/takeover", SUPERVISOR, "{\"reason\":\"ILLNESS\"}");
    assertEquals(409, refused.statusCode());
    assertTrue(refused.body().contains("hap-groningen-practice"), refused.body());
    JsonObject line = json(get("lines")).getJsonArray("lines").getJsonObject(0);
    assertEquals("practice-veendam", line.getString("line"));
    assertEquals("NO", line.getString("taken"));
  }

  private static HttpResponse<String> get(String path) {
    return send("GET", path, "", "");
  }

  private static HttpResponse<String> put(String path, String token, String body) {
    return send("PUT", path, token, body);
  }

  private static HttpResponse<String> send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(HOUSE.at(path.startsWith("/") ? path : "/api/v1/" + path))
            .header("Accept-Language", "en")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return Reception.send(
        token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }
}
