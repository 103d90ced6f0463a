package nl.zorgrouter.router.observe;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.monitoring.expose.HealthPage;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import nl.zorgrouter.monitoring.expose.MetricsPage;
import nl.zorgrouter.monitoring.expose.Page;
import nl.zorgrouter.telephony.link.LinkFigures;

/** The HTTP server of a watching router: its figures, and whether it sees its exchanges. */
public final class WatchingDoor {
  private final WatchingRouter router;
  private final MetricsPage figures;

  /** A door on what this router sees. */
  public WatchingDoor(WatchingRouter router, MetricsPage figures) {
    this.router = router;
    this.figures = figures;
  }

  /** Opens the door; fails when the port is taken. */
  public Future<HttpServer> open(Vertx vertx, String host, int port) {
    Router pages = Router.router(vertx);
    pages
        .get("/metrics")
        .handler(asked ->
            send(
                asked,
                200,
                figures.read(Optional.ofNullable(asked.request().getHeader("Accept")))));
    pages.get("/health/live").handler(asked -> health(asked, HealthPage.live()));
    pages.get("/health/ready").handler(asked -> health(asked, ready()));
    return vertx.createHttpServer().requestHandler(pages).listen(port, host);
  }

  private HealthPage ready() {
    List<Check> links = new ArrayList<>();
    for (Map.Entry<String, LinkFigures> link : router.links().entrySet()) {
      boolean sees = link.getValue().inSync();
      links.add(
          new Check(
              "exchange/" + link.getKey(),
              sees ? State.UP : State.DOWN,
              sees ? "in sync" : "not seen"));
    }
    return HealthPage.ready(List.of(new Check("role", State.UP, "only watches")), links, List.of());
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
