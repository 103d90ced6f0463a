package nl.zorgrouter.lab;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.referral.Registrant;

/**
 * A workplace that uses the API.
 *
 * @param web where the router is
 * @param token what it shows
 */
record Api(URI web, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  /**
   * What was answered.
   *
   * @param status the HTTP status
   * @param json the body
   */
  record Answer(int status, JsonObject json) {
    JsonObject referral() {
      if (json.getJsonObject("referral") == null) {
        throw new AssertionError("no referral: " + status + " " + json);
      }
      return json.getJsonObject("referral");
    }

    String id() {
      return referral().getString("id");
    }

    String state() {
      return referral().getString("state");
    }

    Answer is(int wanted) {
      if (status != wanted) {
        throw new AssertionError("found %d, expected %d: %s".formatted(status, wanted, json));
      }
      return this;
    }
  }

  /** A nurse of the desk with that telephone. */
  static Api desk(URI web, Path data, String telephone) {
    return of(
        web,
        data,
        new Registrant(
            "desk-" + REQUESTS.incrementAndGet(),
            Registrant.Scope.DESK,
            Optional.of(telephone),
            Optional.empty()));
  }

  /** A professional of that service. */
  static Api service(URI web, Path data, String service) {
    return of(
        web,
        data,
        new Registrant(
            "service-" + REQUESTS.incrementAndGet(),
            Registrant.Scope.SERVICE,
            Optional.empty(),
            Optional.of(service)));
  }

  /** Any workplace. */
  static synchronized Api of(URI web, Path data, Registrant registrant) {
    try {
      String token =
          new TokenFile(data)
              .create(
                  registrant, Clock.systemUTC().instant(), Duration.ofDays(1), new SecureRandom());
      Api api = new Api(web, token);
      RouterProcess.until("the token is known", () -> api.get("calls").status() == 200);
      return api;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** The body of an offer for a C1 that is to go to the GP service of the city of Groningen. */
  static JsonObject c1(String mode) {
    return new JsonObject()
        .put("requestId", request())
        .put("mode", mode)
        .put(
            "case",
            new JsonObject()
                .put(
                    "triage",
                    new JsonObject()
                        .put("vui", "C1")
                        .put("advised", "HAP")
                        .put("abcdSafe", true)
                        .put("at", Instant.now().toString()))
                .put("patient", new JsonObject().put("age", 34).put("municipality", "GM0014"))
                .put("caller", new JsonObject().put("contact", true)));
  }

  static String request() {
    return "r-" + REQUESTS.incrementAndGet();
  }

  Answer offer(JsonObject body) {
    return post("referrals", body);
  }

  /** Something about a referral, with nothing to say. */
  Answer act(String id, String verb) {
    return post("referrals/" + id + "/" + verb, new JsonObject().put("requestId", request()));
  }

  Answer act(String id, String verb, String field, String word) {
    return post(
        "referrals/" + id + "/" + verb,
        new JsonObject().put("requestId", request()).put(field, word));
  }

  /** The state of a referral now. */
  String state(String id) {
    return get("referrals/" + id).json().getString("state");
  }

  /** Waits until a referral is in that state. */
  JsonObject until(String id, String state) {
    RouterProcess.until("referral " + id + " is " + state, () -> state.equals(state(id)));
    return get("referrals/" + id).json();
  }

  JsonArray calls() {
    return get("calls?mine=true").json().getJsonArray("calls");
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, JsonObject body) {
    return post(path, body.encode(), "application/json");
  }

  Answer post(String path, String body, String type) {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(web.resolve("/api/v1/" + path))
        .timeout(Duration.ofSeconds(5))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      return new Answer(
          response.statusCode(), body.isEmpty() ? new JsonObject() : new JsonObject(body));
    } catch (IOException silent) {
      return new Answer(0, new JsonObject());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
