package nl.zorgrouter.router.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The door for professionals, without an exchange behind it: who comes in, and what is refused. */
class ReferralApiTest {
  @AutoClose private static final Reception HOUSE = new Reception();
  private static final String DESK = HOUSE.token("desk-1", Registrant.Scope.DESK, Optional.empty());

  @Test
  void letsNobodyInWithoutAToken() {
    for (String path : List.of("referrals", "referrals/r-1", "calls", "cases/c-1")) {
      HttpResponse<String> answer = HOUSE.get(path, "");
      assertEquals(401, answer.statusCode(), path);
      assertEquals(Optional.of("Bearer realm=\"zorgrouter\""), header(answer, "WWW-Authenticate"));
      assertEquals(Optional.of("application/problem+json"), header(answer, "Content-Type"));
    }
  }

  @Test
  void letsNobodyInWithATokenThatHasEndedOrIsNone() throws IOException {
    Registrant late =
        new Registrant("desk-2", Registrant.Scope.DESK, Optional.empty(), Optional.empty());
    Instant longAgo = Instant.now().minus(Duration.ofDays(3));
    String ended = HOUSE.tokens().create(late, longAgo, Duration.ofDays(1), new SecureRandom());
    for (String token : List.of(ended, "zr_guess", "", DESK + "x")) {
      assertEquals(401, get("calls", token).statusCode());
    }
  }

  @Test
  void keepsDigestsOnlyWhereNobodyElseReads() throws IOException {
    String file = Files.readString(HOUSE.tokens().path());
    assertFalse(file.contains(DESK));
    assertTrue(file.contains(Token.digest(DESK)));
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(HOUSE.tokens().path())));
  }

  @Test
  void namesEveryWrongFieldAtOnce() {
    JsonObject body =
        new JsonObject()
            .put("requestId", "has space")
            .put("mode", "shout")
            .put("extra", 1)
            .put(
                "call", new JsonObject().put("pbx", "UPPER").put("uniqueid", "a\r\nAction: Logoff"))
            .put(
                "case",
                new JsonObject()
                    .put("at", "2026-11-21T02:10:00+01:00")
                    .put("services", new JsonObject())
                    .put("line", "nowhere")
                    .put("triage", new JsonObject().put("by", "me").put("abcdSafe", "yes"))
                    .put("patient", new JsonObject().put("age", 200).put("municipality", "Emmen"))
                    .put("flags", new JsonObject().put("TIRED", true)));
    HttpResponse<String> answer = post("referrals", body.encode());
    assertEquals(400, answer.statusCode(), answer.body());
    JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
    Set<String> pointers =
        errors.stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("detail").contains("expected "))
            .map(each -> each.getString("pointer"))
            .collect(Collectors.toSet());
    for (String pointer :
        List.of(
            "/requestId",
            "/mode",
            "/extra",
            "/call/pbx",
            "/call/uniqueid",
            "/case/at",
            "/case/services",
            "/case/line",
            "/case/triage/by",
            "/case/triage/abcdSafe",
            "/case/patient/age",
            "/case/patient/municipality",
            "/case/flags/TIRED")) {
      assertTrue(pointers.contains(pointer), () -> pointer + " is not in " + errors);
    }
    assertFalse(answer.body().contains("\r\nAction"), "what came in does not go out as it came");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] | 400",
        "{ | 400",
        "'{\"requestId\":\"a\",\"requestId\":\"b\"}' | 400",
        "'{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}' | 400"
      })
  void refusesWhatIsNoRequest(String body, int status) {
    HttpResponse<String> answer = post("referrals", body);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("WRONG_BODY", new JsonObject(answer.body()).getString("code"));
  }

  @Test
  void refusesABodyThatIsTooLargeAndAnotherContentType() {
    String large = "{\"requestId\":\"" + "a".repeat(70_000) + "\"}";
    assertEquals(413, post("referrals", large).statusCode());
    assertEquals(415, post("referrals", "{}", "text/plain").statusCode());
  }

  @Test
  void saysWhenAReferralOrACaseIsUnknown() {
    assertEquals(404, get("referrals/r-1", DESK).statusCode());
    assertEquals(404, get("cases/c-1", DESK).statusCode());
    HttpResponse<String> confirm = post("referrals/r-1/confirm", "{\"requestId\":\"a\"}");
    assertEquals("UNKNOWN_REFERRAL", new JsonObject(confirm.body()).getString("code"));
    assertEquals(404, confirm.statusCode());
  }

  /** Every path and method of the contract is served, and asks for a token unless it says not. */
  @Test
  void servesWhatItsContractSays() {
    Map<?, ?> contract =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Contract.text());
    int operations = 0;
    for (Map.Entry<?, ?> path :
        ((Map<?, ?>) Objects.requireNonNull(contract.get("paths"))).entrySet()) {
      for (Map.Entry<?, ?> operation : ((Map<?, ?>) path.getValue()).entrySet()) {
        Object method = operation.getKey();
        boolean free = ((Map<?, ?>) operation.getValue()).containsKey("security");
        URI uri = HOUSE.at(String.valueOf(path.getKey()).replace("{id}", "r-1"));
        HttpRequest.Builder request =
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(
                    String.valueOf(method).toUpperCase(java.util.Locale.ROOT),
                    BodyPublishers.ofString("{}"));
        assertEquals(free, status(request) != 401, () -> method + " " + uri);
        int known = status(request.header("Authorization", "Bearer " + DESK));
        assertTrue(known != 405 && known != 401 && known < 500, () -> method + " " + uri + known);
        operations++;
      }
    }
    assertEquals(27, operations);
  }

  @Test
  void showsItsContractAsAFileAndAsAPage() {
    HttpResponse<String> yaml =
        Reception.send(HttpRequest.newBuilder(HOUSE.at("/openapi.yaml")).GET());
    assertTrue(yaml.body().startsWith("openapi: 3.1.0"), yaml.body());
    HttpResponse<String> page = Reception.send(HttpRequest.newBuilder(HOUSE.at("/api")).GET());
    assertTrue(page.body().contains("/api/v1/referrals/{id}/confirm"), page.body());
    assertFalse(page.body().contains("http"), "no other host is asked for anything");
  }

  /** A stream does not end: its head is enough. */
  private static int status(HttpRequest.Builder request) {
    HttpResponse<InputStream> answer =
        Reception.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      answer.body().close();
    } catch (IOException gone) {
      throw new AssertionError("the answer ended badly", gone);
    }
    return answer.statusCode();
  }

  private static HttpResponse<String> get(String path, String token) {
    return HOUSE.get(path, token);
  }

  private static HttpResponse<String> post(String path, String body) {
    return HOUSE.post(path, DESK, body);
  }

  private static HttpResponse<String> post(String path, String body, String type) {
    return Reception.send(
        HttpRequest.newBuilder(HOUSE.at("/api/v1/" + path))
            .header("Authorization", "Bearer " + DESK)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private static Optional<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name);
  }
}
