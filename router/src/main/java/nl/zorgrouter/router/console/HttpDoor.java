package nl.zorgrouter.router.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.HealthPage;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import nl.zorgrouter.monitoring.expose.MetricsPage;
import nl.zorgrouter.monitoring.expose.Page;
import nl.zorgrouter.router.core.PbxView;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.run.RunningRouter;

/** The HTTP server: figures and health. Pages are added by their own parts. */
public final class HttpDoor {
  /** A request without a body needs no more. */
  private static final int MOST_HEADER_BYTES = 16 * 1024;

  private static final String INDEX =
      """
      <!doctype html><html lang="nl"><meta charset="utf-8"><title>Zorgrouter</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>body{font:1.125rem/1.6 sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem;
      background:#eee;color:#222}a{color:#004b87}</style>
      <h1>Zorgrouter</h1>
      <ul><li><a href="/health/ready">Kan er gerouteerd worden?</a> <span lang="en">(ready?)</span>
      <li><a href="/metrics">Cijfers voor Prometheus</a> <span lang="en">(figures)</span></ul>
      </html>
      """;

  private final RunningRouter router;
  private final MetricsPage figures;

  /** A door on what this router knows. */
  public HttpDoor(RunningRouter router, MetricsPage figures) {
    this.router = router;
    this.figures = figures;
  }

  /**
   * Opens the door; fails when the port is taken.
   *
   * @param pages the routes of other parts; those of figures and health are added
   */
  public Future<HttpServer> open(Vertx vertx, String host, int port, Router pages) {
    return open(vertx, new HttpServerOptions().setHost(host).setPort(port), pages);
  }

  /**
   * Opens the door; fails when the port is taken.
   *
   * @param options where, and how it is protected
   * @param pages the routes of other parts; those of figures and health are added
   */
  public Future<HttpServer> open(Vertx vertx, HttpServerOptions options, Router pages) {
    pages.get("/").handler(HttpDoor::index);
    pages.get("/health/live").handler(asked -> health(asked, HealthPage.live()));
    pages.get("/health/ready").handler(asked -> health(asked, ready()));
    pages.get("/metrics").handler(this::metrics);
    return vertx
        .createHttpServer(options.setMaxHeaderSize(MOST_HEADER_BYTES))
        .requestHandler(pages)
        .listen();
  }

  private HealthPage ready() {
    RouterState state = router.state();
    Check rules =
        switch (state.ruling()) {
          case RouterState.Ruling.None() ->
              new Check("rules", State.DOWN, "no proved rules are loaded");
          case RouterState.Ruling.By(var by) ->
              new Check("rules", State.UP, "version " + by.version());
          case RouterState.Ruling.Drained() -> new Check("rules", State.DOWN, "stopping");
        };
    List<Check> links = new ArrayList<>();
    for (PbxId pbx : router.exchanges()) {
      String name = "exchange/" + pbx;
      links.add(
          switch (state.pbx(pbx).link()) {
            case PbxView.Link.InSync _ -> new Check(name, State.UP, "in sync");
            case PbxView.Link.Silent(var why) -> new Check(name, State.DOWN, why);
          });
    }
    return HealthPage.ready(List.of(rules), links, List.of());
  }

  private void metrics(RoutingContext asked) {
    send(asked, 200, figures.read(Optional.ofNullable(asked.request().getHeader("Accept"))));
  }

  private static void index(RoutingContext asked) {
    send(asked, 200, new Page("text/html; charset=utf-8", INDEX.getBytes(UTF_8)));
  }

  private static void health(RoutingContext asked, HealthPage health) {
    send(asked, health.httpStatus(), health.page());
  }

  private static void send(RoutingContext asked, int status, Page page) {
    asked
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", page.contentType())
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(page.bytes()))
        .onFailure(asked::fail);
  }
}
