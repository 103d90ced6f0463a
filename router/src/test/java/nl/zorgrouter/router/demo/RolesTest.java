package nl.zorgrouter.router.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.zorgrouter.monitoring.expose.Measurements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The parts of the demonstration over its API: what a newcomer can do without a token of his own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String TAKEOVER = "/api/v1/lines/practice-veendam/takeover";

  private final Vertx vertx = Vertx.vertx();
  private final Evening evening = new Evening(vertx, 60, 1);
  private URI web = URI.create("http://127.0.0.1");

  @BeforeAll
  void opens() {
    Measurements measurements = new Measurements();
    HttpServer server =
        evening
            .begin(Showroom.rules(), measurements, List.of())
            .compose(_ -> evening.serve(measurements, 0, _ -> {}))
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    web = URI.create("http://127.0.0.1:" + server.actualPort());
  }

  @AfterAll
  void closes() {
    evening.stop().toCompletionStage().toCompletableFuture().join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void takesALineOverWithItsOwnCountersGivesItBackAndLetsItEndByItself() {
    String supervisor = enter("supervisor");
    JsonObject before = line(each -> each.getJsonObject("counters").getInteger("agents", 0) > 0);
    assertEquals("NO", before.getString("taken"));
    assertEquals("hap-groningen-practice", before.getString("target"));
    assertEquals(200, take(supervisor, "{\"reason\":\"ILLNESS\"}"));
    assertEquals("SAID", line(each -> true).getString("taken"));
    assertEquals(200, send("DELETE", TAKEOVER, supervisor, "").statusCode());
    assertEquals("NO", line(each -> true).getString("taken"));
    assertEquals(409, send("DELETE", TAKEOVER, supervisor, "").statusCode(), "nothing to give");
    String soon = peoplesTime().plus(Duration.ofMinutes(3)).toString();
    assertEquals(200, take(supervisor, "{\"reason\":\"ILLNESS\",\"until\":\"" + soon + "\"}"));
    line(each -> each.getString("taken").equals("NO"));
  }

  @Test
  void givesEachPartItsOwnScopeAndNobodyElseAWayIn() {
    assertEquals("DESK", workplace("desk").getString("scope"));
    assertEquals("hap-groningen", workplace("hap").getString("service"));
    assertEquals("PJSIP/coordination-noord-1", workplace("zcc").getString("telephone"));
    assertEquals(404, send("POST", "/demo/enter/doctor", "", "").statusCode());
    assertEquals(enter("desk"), enter("desk"), "a second tab gets the same token");
    HttpResponse<String> elsewhere =
        send(request("POST", "/demo/enter/desk", "").header("Origin", "http://elsewhere.example"));
    assertEquals(403, elsewhere.statusCode());
  }

  private JsonObject workplace(String role) {
    return new JsonObject(send("GET", "/api/v1/workplace", enter(role), "").body());
  }

  private String enter(String role) {
    return new JsonObject(send("POST", "/demo/enter/" + role, "", "").body()).getString("token");
  }

  private int take(String token, String body) {
    return send("PUT", TAKEOVER, token, body).statusCode();
  }

  private Instant peoplesTime() {
    return Instant.parse(
        new JsonObject(send("GET", "/api/v1/lines", "", "").body()).getString("asOf"));
  }

  /** The line of the practice, as soon as it is like that. */
  private JsonObject line(Predicate<JsonObject> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonObject line = new JsonObject();
    while (System.nanoTime() < deadline) {
      line =
          new JsonObject(send("GET", "/api/v1/lines", "", "").body())
              .getJsonArray("lines")
              .getJsonObject(0);
      if (wanted.test(line)) {
        return line;
      }
    }
    throw new AssertionError("in vain: " + line);
  }

  private HttpResponse<String> send(String method, String path, String token, String body) {
    HttpRequest.Builder request = request(method, path, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(web.resolve(path))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException silent) {
      throw new AssertionError(silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
