package nl.zorgrouter.router.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.HealthPage;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import nl.zorgrouter.monitoring.expose.MetricsPage;
import nl.zorgrouter.monitoring.expose.Page;
import nl.zorgrouter.router.core.PbxView;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.run.RunningRouter;

/** The HTTP server: figures and health, and the pages of who has any. There is no other. */
public final class HttpDoor {
  /** A request without a body needs no more. */
  private static final int MOST_HEADER_BYTES = 16 * 1024;

  private final MetricsPage figures;
  private final Supplier<HealthPage> ready;
  private final BiConsumer<Vertx, Router> shows;

  /**
   * A door without pages.
   *
   * @param ready whether the work behind it can be done; asked on an event loop, for each request
   */
  public HttpDoor(MetricsPage figures, Supplier<HealthPage> ready) {
    this(figures, ready, (_, _) -> {});
  }

  /** A door on what this router knows, with the live page. */
  public HttpDoor(RunningRouter router, MetricsPage figures) {
    this(router, figures, Map.of());
  }

  /**
   * A door on what this router knows, with the live page.
   *
   * @param more parts that the live page shows beside the router's own, by name
   */
  public HttpDoor(
      RunningRouter router, MetricsPage figures, Map<String, Supplier<JsonObject>> more) {
    this(
        figures,
        () -> ready(router),
        (vertx, pages) -> {
          Assets.serve(pages);
          pages.get("/api/v1/events").handler(new LiveStream(vertx, router, more)::open);
        });
  }

  private HttpDoor(
      MetricsPage figures, Supplier<HealthPage> ready, BiConsumer<Vertx, Router> shows) {
    this.figures = figures;
    this.ready = ready;
    this.shows = shows;
  }

  /**
   * Opens the door; fails when the port is taken.
   *
   * @param pages the routes of other parts; those of the door itself are added
   */
  public Future<HttpServer> open(Vertx vertx, String host, int port, Router pages) {
    return open(vertx, new HttpServerOptions().setHost(host).setPort(port), pages);
  }

  /**
   * Opens the door; fails when the port is taken.
   *
   * @param options where, and how it is protected
   * @param pages the routes of other parts; those of the door itself are added
   */
  public Future<HttpServer> open(Vertx vertx, HttpServerOptions options, Router pages) {
    shows.accept(vertx, pages);
    pages.get("/health/live").handler(asked -> health(asked, HealthPage.live()));
    pages.get("/health/ready").handler(asked -> health(asked, ready.get()));
    pages.get("/metrics").handler(this::metrics);
    return vertx
        .createHttpServer(
            options.setMaxHeaderSize(MOST_HEADER_BYTES).setHttp2ClearTextEnabled(false))
        .requestHandler(pages)
        .listen();
  }

  private static HealthPage ready(RunningRouter router) {
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
