package nl.zorgrouter.router.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** The files of the pages, as they were built into the program; nothing is written to a disk. */
final class Assets {
  /** No request to another host, no script that is not ours, no frame around the page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /**
   * A page.
   *
   * @param name its files and its words
   * @param style the style sheet it has beside the one that all share
   */
  private record Shown(String path, String name, String style) {}

  private static final List<Shown> PAGES =
      List.of(
          new Shown("/", "live", "live"),
          new Shown("/desk", "desk", "work"),
          new Shown("/hap", "hap", "work"),
          new Shown("/places", "places", "work"),
          new Shown("/services", "services", "work"));

  private static final List<String> FILES =
      List.of(
          "base.css",
          "live.css",
          "work.css",
          "base.js",
          "words.js",
          "stream.js",
          "caller.js",
          "board.js",
          "threads.js",
          "demo.js",
          "live.js",
          "alerts.js",
          "work-words.js",
          "work.js",
          "case.js",
          "referral.js",
          "desk.js",
          "hap.js",
          "guide.js",
          "news.js",
          "guide-words.js",
          "places.js",
          "services.js",
          "mark.svg");

  private Assets() {}

  static void serve(Router pages) {
    Frame frame = new Frame(text("frame.html"), text("door.html"));
    for (Shown each : PAGES) {
      String whole = frame.around(each.name(), each.style(), text(each.name() + ".html"));
      Asset page = Asset.of(".html", whole.getBytes(UTF_8));
      pages.get(each.path()).handler(asked -> send(asked, page));
    }
    for (String file : FILES) {
      Asset asset = Asset.of(file, read(file));
      pages.get("/assets/" + file).handler(asked -> send(asked, asset));
    }
  }

  private static String text(String file) {
    return new String(read(file), UTF_8);
  }

  private static byte[] read(String file) {
    try (InputStream stream = Assets.class.getResourceAsStream("pages/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without `" + file + "`");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void send(RoutingContext asked, Asset asset) {
    HttpServerResponse response =
        asked
            .response()
            .putHeader("Content-Type", asset.type())
            .putHeader("Content-Security-Policy", POLICY)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "no-referrer")
            .putHeader("Cross-Origin-Opener-Policy", "same-origin")
            .putHeader("Cross-Origin-Resource-Policy", "same-origin")
            .putHeader("Cache-Control", "no-cache")
            .putHeader("ETag", asset.tag());
    if (asset.tag().equals(asked.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.end(asset.bytes());
    }
  }

  /**
   * One file.
   *
   * @param tag names its content
   */
  private record Asset(String type, Buffer bytes, String tag) {
    static Asset of(String file, byte[] bytes) {
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      String tag =
          "\"%d-%s\"".formatted(bytes.length, HexFormat.of().toHexDigits(sum.getValue(), 8));
      return new Asset(type(file), Buffer.buffer(bytes), tag);
    }

    private static String type(String file) {
      return switch (file.substring(file.lastIndexOf('.'))) {
        case ".html" -> "text/html; charset=utf-8";
        case ".css" -> "text/css; charset=utf-8";
        case ".js" -> "text/javascript; charset=utf-8";
        case ".svg" -> "image/svg+xml";
        default -> "application/octet-stream";
      };
    }
  }
}
