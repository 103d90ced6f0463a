package nl.zorgrouter.router.guide;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.place.Need;

/** The page on which a professional finds a place. It asks nothing of another host. */
final class GuidePage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'";

  private GuidePage() {}

  static void mount(Router pages, Region region) {
    Buffer page =
        Buffer.buffer(
            text("places.html")
                .replace("<!--places-->", municipalities(region))
                .replace("<!--needs-->", needs())
                .replace("<!--skills-->", skills(region)));
    Buffer script = Buffer.buffer(text("places.js"));
    pages.get("/places").handler(asked -> send(asked, "text/html; charset=utf-8", page));
    pages.get("/places.js").handler(asked -> send(asked, "text/javascript; charset=utf-8", script));
  }

  private static String municipalities(Region region) {
    return region.municipalities().values().stream()
        .map(each -> option(each.code(), each.name()))
        .collect(Collectors.joining());
  }

  private static String needs() {
    return Arrays.stream(Need.values())
        .map(each ->
            "<option value=\"%s\" data-en=\"%s\">%s</option>"
                .formatted(
                    each.name(),
                    escaped(each.sentence().english()),
                    escaped(each.sentence().dutch())))
        .collect(Collectors.joining());
  }

  private static String skills(Region region) {
    TreeSet<String> skills = new TreeSet<>();
    region.services().values().forEach(each -> skills.addAll(each.expertise()));
    return skills.stream().map(each -> option(each, each)).collect(Collectors.joining());
  }

  private static String option(String value, String text) {
    return "<option value=\"%s\">%s</option>".formatted(escaped(value), escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void send(RoutingContext asked, String type, Buffer body) {
    asked
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store")
        .end(body)
        .onFailure(asked::fail);
  }

  private static String text(String name) {
    try (InputStream stream = GuidePage.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
