package nl.zorgrouter.router.demo;

import com.microsoft.playwright.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** One demonstration and one browser for a whole class of tests. */
final class Showroom implements AutoCloseable {
  private static final int DESK_WIDTH = 1280;
  private static final int DESK_HEIGHT = 800;
  private static final double SPEED = 60;

  private final Vertx vertx = Vertx.vertx();
  private final Evening evening = new Evening(vertx, SPEED, 1);
  private final HttpServer server;
  private final Chromium browser = new Chromium();

  Showroom() {
    Measurements measurements = new Measurements();
    server =
        wait(
            evening
                .begin(rules(), measurements, List.of())
                .compose(_ -> evening.serve(measurements, 0, _ -> {})));
  }

  static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** A page in the language asked for, filled, in a browser that remembers nothing. */
  Page page(String language) {
    return page(language, DESK_WIDTH, DESK_HEIGHT);
  }

  Page page(String language, int width, int height) {
    Page page = browser.page(width, height);
    page.navigate(address());
    page.click("[data-language=" + language + "]");
    page.waitForSelector("#services .card");
    page.waitForSelector("#buttons button");
    return page;
  }

  Accounts accounts() {
    return wait(evening.ask((_, accounts) -> accounts));
  }

  void closeServer() {
    wait(server.close());
  }

  private static <T> T wait(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    browser.close();
    wait(evening.stop());
    wait(vertx.close());
  }
}
