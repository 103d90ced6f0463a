package nl.zorgrouter.router.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.zorgrouter.router.command.StartedProgram;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.simulator.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router process with its journal, killed with -9 after a nurse has booked a call-back. */
class RestartedRouterTest {
  private static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  @TempDir private Path folder = Path.of("");
  private String token = "";
  private String supervisor = "";
  private URI web = URI.create("http://127.0.0.1");

  @Test
  void aReferralItsAnswersAndItsCaseAreTheSameAfterARestart() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Path config = config(ports(vertx));
      token = token("desk-1", Registrant.Scope.DESK);
      supervisor = token("supervisor-1", Registrant.Scope.SUPERVISOR);
      StartedProgram router = router(config);
      JsonObject offered;
      JsonObject offer;
      JsonObject confirm = new JsonObject().put("requestId", "confirm-1");
      JsonObject before;
      JsonObject history;
      String id;
      try {
        offer = offer(callAtTheDesk());
        offered = post("referrals", offer, 201);
        id = offered.getJsonObject("referral").getString("id");
        post("referrals/" + id + "/confirm", confirm, 200);
        before = get("referrals/" + id);
        history = get("cases/case-1");
        assertEquals("WAITING", before.getString("state"));
        stop("hap-drenthe");
      } finally {
        router.kill();
      }
      assertTrue(router.printed().contains("hap-drenthe: STOPPED BEGAN"), router::printed);
      StartedProgram again = router(config);
      try {
        assertEquals(before, get("referrals/" + id), "deadline, task and all");
        assertEquals(history, get("cases/case-1"));
        assertEquals(offered, post("referrals", offer, 201), "the same answer");
        post("referrals/" + id + "/confirm", confirm, 200);
        JsonObject other = offer.copy().put("mode", "HANDOVER");
        assertEquals("REQUEST_ID_REUSED", post("referrals", other, 409).getString("code"));
        JsonObject ofAnother = offer.copy();
        ofAnother.getJsonObject("case").getJsonObject("caller").put("number", "0612345679");
        assertEquals("REQUEST_ID_REUSED", post("referrals", ofAnother, 409).getString("code"));
        JsonObject accepted = new JsonObject().put("requestId", "accept-1");
        assertFalse(get("referrals").getJsonArray("referrals").size() > 1, "none is made again");
        assertEquals(403, status("referrals/" + id + "/accept", accepted), "and it still acts");
        JsonObject stopped = get("services/hap-drenthe/state");
        assertEquals("STOPPED", stopped.getString("state"), "it was confirmed, and then killed");
        assertFalse(again.printed().contains("STOPPED BEGAN"), "nobody is told again");
      } finally {
        again.kill();
      }
      String guessed = Token.digest("/api/v1/referrals\n" + offer.encode());
      assertFalse(
          journal().anyMatch(text -> text.contains(guessed)),
          "who tries all numbers does not find the one that was asked about");
      List<String> log = accessLog(folder.resolve("data/journal-1"));
      assertTrue(log.contains("desk-1 CREATED referral " + id + ", referrals DONE"), log::toString);
      assertTrue(
          log.contains(
              "desk-1 SAW call %s/%s DONE"
                  .formatted(
                      offer.getJsonObject("call").getString("pbx"),
                      offer.getJsonObject("call").getString("uniqueid"))),
          log::toString);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** What every entry on the disk says. */
  private Stream<String> journal() throws IOException {
    Stream.Builder<String> texts = Stream.builder();
    try (JournalReader reader = JournalReader.of(folder.resolve("data/journal-1"))) {
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        texts.add(new String(frame.get().text(), UTF_8));
      }
    }
    return texts.build();
  }

  /** The lines of NEN 7513 that are on the disk. */
  private static List<String> accessLog(Path journal) throws Exception {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = JournalReader.of(journal)) {
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        if (EntryText.read(frame.get().kind(), frame.get().text())
            instanceof Entry.Accessed(Access access)) {
          lines.add(
              "%s %s %s %s"
                  .formatted(access.user(), access.deed(), access.object(), access.result()));
        }
      }
    }
    return lines;
  }

  private JsonObject callAtTheDesk() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      JsonArray calls = get("calls").getJsonArray("calls");
      Optional<JsonObject> talking =
          calls.stream()
              .map(JsonObject.class::cast)
              .filter(call -> "TALKING".equals(call.getString("phase")))
              .filter(call -> "112-noord".equals(call.getString("line")))
              .findFirst();
      if (talking.isPresent()) {
        return talking.get();
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("nobody came to the desk");
  }

  private static JsonObject offer(JsonObject call) {
    return new JsonObject()
        .put("requestId", "offer-1")
        .put("mode", "CALLBACK")
        .put(
            "call",
            new JsonObject()
                .put("pbx", call.getString("pbx"))
                .put("uniqueid", call.getString("uniqueid")))
        .put(
            "case",
            new JsonObject()
                .put("caseId", "case-1")
                .put(
                    "triage",
                    new JsonObject()
                        .put("vui", "C1")
                        .put("advised", "HAP")
                        .put("abcdSafe", true)
                        .put("at", call.getString("since")))
                .put("patient", new JsonObject().put("age", 34).put("municipality", "GM0014"))
                .put("caller", new JsonObject().put("contact", true).put("number", "0612345678")));
  }

  private JsonObject get(String path) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  private JsonObject post(String path, JsonObject body, int status) throws Exception {
    HttpResponse<String> answer = send(path, body);
    assertEquals(status, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  /** The last that the router hears before it is killed. */
  private void stop(String service) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(web.resolve("/api/v1/services/" + service + "/state"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + supervisor)
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        new JsonObject().put("state", "STOPPED").put("reason", "CROWDED").encode()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private int status(String path, JsonObject body) throws Exception {
    return send(path, body).statusCode();
  }

  private HttpResponse<String> send(String path, JsonObject body) throws Exception {
    return HTTP.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(web.resolve("/api/v1/" + path))
        .timeout(Duration.ofSeconds(5))
        .header("Authorization", "Bearer " + token);
  }

  private String token(String name, Registrant.Scope scope) throws IOException {
    return new TokenFile(folder.resolve("data"))
        .create(
            new Registrant(name, scope, Optional.empty(), Optional.empty()),
            Clock.systemUTC().instant(),
            Duration.ofDays(1),
            new SecureRandom());
  }

  private StartedProgram router(Path config) throws IOException {
    StartedProgram router = StartedProgram.router(folder.resolve("output"), config);
    web = router.address();
    return router;
  }

  private Path config(Map<String, Integer> ports) throws IOException {
    StringBuilder exchanges = new StringBuilder();
    ports.forEach((name, port) ->
        exchanges.append(
            "  %s: {host: 127.0.0.1, port: %d, user: zorgrouter, secret: simulated}\n"
                .formatted(name, port)));
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: data
        exchanges:
        %s\
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath().normalize(), exchanges));
  }

  private static Map<String, Integer> ports(Vertx vertx) throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_NIGHT));
    Context context = vertx.getOrCreateContext();
    Town town = new Town(vertx, context, clock, 10, 20_261_121L);
    CompletableFuture<Map<String, Integer>> ports = new CompletableFuture<>();
    context.runOnContext(_ ->
        town.open()
            .onComplete(opened -> {
              town.wake();
              ports.complete(opened.result());
            }));
    return ports.get(10, TimeUnit.SECONDS);
  }
}
