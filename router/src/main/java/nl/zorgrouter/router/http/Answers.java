package nl.zorgrouter.router.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence.Language;

/** Answers in JSON, which nobody on the way may keep. */
public final class Answers {
  private Answers() {}

  /** The language that is asked for: Dutch where {@code Accept-Language} begins so, or English. */
  public static Language language(RoutingContext asked) {
    String wanted = Optional.ofNullable(asked.request().getHeader("Accept-Language")).orElse("");
    return wanted.toLowerCase(Locale.ROOT).startsWith("nl") ? Language.DUTCH : Language.ENGLISH;
  }

  /** Sends what was asked for. */
  public static void send(RoutingContext asked, int status, JsonObject json) {
    send(asked, status, "application/json", json);
  }

  static void send(RoutingContext asked, int status, String type, JsonObject json) {
    asked
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .end(json.toBuffer())
        .onFailure(asked::fail);
  }
}
