package nl.zorgrouter.router.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.zorgrouter.monitoring.expose.HealthPage;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.api.Reception;
import org.junit.jupiter.api.Test;

/** One door, with the pages of a router that routes or without any. */
class HttpDoorTest {
  private static final List<String> OF_EVERY_DOOR =
      List.of("/metrics", "/health/live", "/health/ready");

  @Test
  void refusesToGoOnInHttp2WithoutTlsWithPagesOrWithout() {
    try (Reception reception = new Reception()) {
      OF_EVERY_DOOR.forEach(page -> staysInHttp1(reception.at(page)));
      staysInHttp1(reception.at("/"));
    }
    withoutPages(door -> OF_EVERY_DOOR.forEach(page -> staysInHttp1(door.resolve(page))));
  }

  @Test
  void showsFiguresAndHealthAndNothingElseWithoutPages() {
    withoutPages(door -> {
      assertEquals(200, status(door.resolve("/metrics")));
      assertEquals(200, status(door.resolve("/health/live")));
      assertEquals(503, status(door.resolve("/health/ready")), "as it says itself");
      for (String page : List.of("/", "/desk", "/assets/base.css", "/api", "/api/v1/events")) {
        assertEquals(404, status(door.resolve(page)), page);
      }
    });
  }

  /** The client asks for an upgrade with its request, as Java clients do unless told otherwise. */
  private static void staysInHttp1(URI page) {
    HttpResponse<String> answer =
        Reception.send(HttpRequest.newBuilder(page).version(HttpClient.Version.HTTP_2));
    assertEquals(HttpClient.Version.HTTP_1_1, answer.version(), page.getPath());
  }

  private static int status(URI page) {
    return Reception.send(HttpRequest.newBuilder(page)).statusCode();
  }

  private static void withoutPages(Consumer<URI> asks) {
    HealthPage blind =
        HealthPage.ready(
            List.of(), List.of(new Check("exchange/far", State.DOWN, "not seen")), List.of());
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          new HttpDoor(new Measurements().page(), () -> blind)
              .open(vertx, "127.0.0.1", 0, Router.router(vertx))
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(20, TimeUnit.SECONDS)
              .join();
      asks.accept(URI.create("http://127.0.0.1:" + server.actualPort()));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
