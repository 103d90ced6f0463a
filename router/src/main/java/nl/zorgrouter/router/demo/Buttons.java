package nl.zorgrouter.router.demo;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.zorgrouter.finding.Sentence;

/** The buttons of the page: each does one thing to the simulated world and says what happened. */
final class Buttons {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
  private static final int FORBIDDEN = 403;

  private final Evening evening;

  Buttons(Evening evening) {
    this.evening = evening;
  }

  void serve(Router pages) {
    button(pages, "call-112", evening::callEmergency);
    button(pages, "call-care-line", evening::callCareLine);
    button(pages, "hap-full", () -> evening.pauseGpService(true));
    button(pages, "hap-open", () -> evening.pauseGpService(false));
    button(pages, "routers-off", () -> evening.switchRouters(false));
    button(pages, "routers-on", () -> evening.switchRouters(true));
    button(pages, "worse", evening::getWorse);
  }

  private static void button(Router pages, String name, Supplier<Future<Said>> press) {
    answer(pages, name, () -> press.get().map(Said::toJson));
  }

  /** Answers a press of the demonstration's own page, and of no other. */
  static void answer(Router pages, String name, Supplier<Future<JsonObject>> press) {
    pages
        .post("/demo/" + name)
        .handler(asked -> {
          if (isOwnPage(asked.request())) {
            press
                .get()
                .onSuccess(json -> {
                  asked.response().putHeader("Cache-Control", "no-store");
                  asked.json(json);
                })
                .onFailure(asked::fail);
          } else {
            refuse(asked);
          }
        });
  }

  private static void refuse(RoutingContext asked) {
    asked
        .response()
        .setStatusCode(FORBIDDEN)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end("the buttons of the demo answer to its own page only\n");
  }

  /**
   * Whether a request comes from the page itself, or from no browser at all. A browser says where a
   * request comes from; a page elsewhere can neither leave that out nor change it, and a foreign
   * name that was made to lead to this machine shows in the host.
   */
  private static boolean isOwnPage(HttpServerRequest request) {
    Optional<HostAndPort> host = Optional.ofNullable(request.authority());
    String name = host.map(HostAndPort::host).orElse("");
    String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("same-origin");
    String own =
        "http://" + name + host.filter(at -> at.port() > 0).map(at -> ":" + at.port()).orElse("");
    boolean sameOrigin =
        Optional.ofNullable(request.getHeader("Origin")).map(own::equals).orElse(true);
    return LOOPBACK.contains(name) && site.equals("same-origin") && sameOrigin;
  }

  /**
   * What a button did.
   *
   * @param caller the journey to look at; empty when it is about nobody
   */
  record Said(Sentence sentence, Optional<String> caller) {
    JsonObject toJson() {
      JsonObject json = new JsonObject().put("nl", sentence.dutch()).put("en", sentence.english());
      caller.ifPresent(journey -> json.put("caller", journey));
      return json;
    }
  }
}
