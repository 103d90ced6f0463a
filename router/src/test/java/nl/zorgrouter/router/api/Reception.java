package nl.zorgrouter.router.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * A router with its door open and both APIs behind it, as the service lays them out; and somebody
 * who asks.
 */
public final class Reception implements AutoCloseable {
  /** The rules of the demonstration region. */
  public static final VerifiedRules RULES = rules();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Vertx vertx = Vertx.vertx();
  private final TokenFile file = new TokenFile(folder());
  private final QuietExchange exchange = new QuietExchange();
  private final List<Access> accesses = new CopyOnWriteArrayList<>();
  private final RunningRouter router;
  private final Tokens tokens;
  private final URI web;

  /** Opens it. */
  public Reception() {
    Measurements measurements = new Measurements();
    router = RunningRouter.start(vertx, 1, List.of(exchange), RULES, measurements, List.of());
    tokens = Tokens.of(vertx, file);
    Router pages = Router.router(vertx);
    new ApiRoutes(router, RULES.rules().region(), tokens, RequestKey.unwritten())
        .mount(pages, accesses::add, InstantSource.system());
    HttpServer server =
        new HttpDoor(router, measurements.page())
            .open(vertx, "127.0.0.1", 0, pages)
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    web = URI.create("http://127.0.0.1:" + server.actualPort());
    exchange.inSync();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("reception");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  /** The exchange behind it. */
  QuietExchange exchange() {
    return exchange;
  }

  /** Who saw or changed what of these, by the log: {@code workplace role deed object result}. */
  List<String> accesses(String user) {
    return accesses.stream()
        .filter(each -> each.user().equals(user))
        .map(
            each -> "%s %s %s %s".formatted(each.role(), each.deed(), each.object(), each.result()))
        .toList();
  }

  /** The router behind it. */
  RunningRouter router() {
    return router;
  }

  /** Its tokens, which go with it. */
  TokenFile tokens() {
    return file;
  }

  /** A token of a workplace with a telephone of its own; it opens the door at once. */
  public String token(String name, Registrant.Scope scope, Optional<String> service) {
    Registrant registrant = new Registrant(name, scope, Optional.of("PJSIP/" + name), service);
    try {
      String token = file.create(registrant, Instant.now(), Duration.ofDays(1), new SecureRandom());
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (get("calls", token).statusCode() != 200) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the token of `" + name + "` is not known");
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      return token;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** An address of this door. */
  public URI at(String path) {
    return web.resolve(path);
  }

  /** Asks for something of the API. */
  public HttpResponse<String> get(String path, String token) {
    return send("GET", path, token, "");
  }

  /** Posts a JSON body to the API. */
  public HttpResponse<String> post(String path, String token, String body) {
    return send("POST", path, token, body);
  }

  /** Does something with the API; without a token when that is empty. */
  public HttpResponse<String> send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at("/api/v1/" + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  /** Sends a request. */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  static <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), handler);
    } catch (IOException silent) {
      throw new AssertionError("no answer", silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** The body of an answer. */
  public static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  /** The body of an offer of a caller with a C1. */
  static JsonObject offer(String requestId) {
    return new JsonObject()
        .put("requestId", requestId)
        .put("mode", "handover")
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

  /** A caller of the exchange as a body names him. */
  static JsonObject call(String uniqueId) {
    return new JsonObject().put("pbx", QuietExchange.PBX.value()).put("uniqueid", uniqueId);
  }

  @Override
  public void close() {
    tokens.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    try {
      Files.deleteIfExists(file.path());
      Files.delete(file.path().resolveSibling(""));
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}
