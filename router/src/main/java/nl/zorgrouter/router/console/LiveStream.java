package nl.zorgrouter.router.console;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.view.Picture;

/**
 * The picture as server-sent events. It is drawn once for all viewers, and only while somebody
 * looks. An event is {@code picture} (everything), {@code change} (the parts that are not as they
 * were) or {@code beat} (nothing changed, and the clock goes on).
 */
final class LiveStream {
  /** More wallboards than a region has walls. */
  static final int MOST_VIEWERS = 64;

  private static final long EVERY_MILLIS = 200;
  private static final long BEAT_MILLIS = 1_000;

  /** What may wait for a viewer who reads slowly; beyond it he is let go, and comes back. */
  private static final int MOST_UNREAD_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Context context;
  private final RunningRouter router;
  private final Map<String, Supplier<JsonObject>> more;
  private final Changes changes = new Changes(UUID.randomUUID().toString().substring(0, 8));
  private final Map<HttpServerResponse, Boolean> viewers = new LinkedHashMap<>();
  private Optional<Long> timer = Optional.empty();
  private long lastSaid;

  /**
   * A stream without viewers.
   *
   * @param more parts that are added to the router's own, by name
   */
  LiveStream(Vertx vertx, RunningRouter router, Map<String, Supplier<JsonObject>> more) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.router = router;
    this.more = Map.copyOf(more);
  }

  /** Lets a viewer in; he gets what he missed, or a whole picture. */
  void open(RoutingContext asked) {
    String last = Optional.ofNullable(asked.request().getHeader("Last-Event-ID")).orElse("");
    HttpServerResponse response = asked.response();
    context.runOnContext(_ -> {
      if (viewers.size() >= MOST_VIEWERS) {
        response.setStatusCode(503).putHeader("Retry-After", "10").end();
        return;
      }
      response
          .setChunked(true)
          .setWriteQueueMaxSize(MOST_UNREAD_BYTES)
          .putHeader("Content-Type", "text/event-stream; charset=utf-8")
          .putHeader("Cache-Control", "no-store")
          .putHeader("X-Accel-Buffering", "no");
      response.closeHandler(_ -> context.runOnContext(_ -> left(response)));
      response.exceptionHandler(_ -> context.runOnContext(_ -> left(response)));
      router
          .picture()
          .onSuccess(picture -> context.runOnContext(_ -> welcome(response, picture, last)));
    });
  }

  private void welcome(HttpServerResponse response, Picture picture, String last) {
    if (response.closed()) {
      return;
    }
    publish(picture);
    viewers.put(response, true);
    response.write("retry: 1000\n\n");
    response.write(changes.since(last).orElseGet(() -> changes.whole(now(picture))));
    if (timer.isEmpty()) {
      timer = Optional.of(vertx.setPeriodic(EVERY_MILLIS, _ -> look()));
    }
  }

  private void look() {
    router.picture().onSuccess(picture -> context.runOnContext(_ -> publish(picture)));
  }

  private void publish(Picture picture) {
    Map<String, String> parts = PictureJson.parts(picture);
    more.forEach((name, part) -> parts.put(name, part.get().encode()));
    Optional<String> change = changes.change(parts, now(picture));
    long clock = System.nanoTime() / 1_000_000;
    if (change.isPresent()) {
      say(change.get());
      lastSaid = clock;
    } else if (clock - lastSaid >= BEAT_MILLIS) {
      say("event: beat\ndata: {\"now\":%d}\n\n".formatted(now(picture)));
      lastSaid = clock;
    }
  }

  private void say(String event) {
    for (HttpServerResponse viewer : List.copyOf(viewers.keySet())) {
      if (viewer.closed()) {
        left(viewer);
      } else if (viewer.writeQueueFull()) {
        left(viewer);
        viewer.reset();
      } else {
        viewer.write(event);
      }
    }
  }

  private void left(HttpServerResponse viewer) {
    viewers.remove(viewer);
    if (viewers.isEmpty()) {
      timer.ifPresent(vertx::cancelTimer);
      timer = Optional.empty();
    }
  }

  private static long now(Picture picture) {
    return picture.at().toEpochMilli();
  }
}
