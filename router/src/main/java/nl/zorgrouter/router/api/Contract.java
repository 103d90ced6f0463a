package nl.zorgrouter.router.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract of the API: as it is at {@code /openapi.yaml}, and to read at {@code /api}. */
final class Contract {
  private static final String FILE = "openapi.yaml";

  private Contract() {}

  static void mount(Router pages) {
    String yaml = text();
    String page = ContractPage.of(yaml);
    pages
        .get("/openapi.yaml")
        .handler(asked -> send(asked, "application/yaml; charset=utf-8", yaml));
    pages.get("/api").handler(asked -> send(asked, "text/html; charset=utf-8", page));
  }

  /** The contract, as it ships. */
  static String text() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("`%s` is not among the resources".formatted(FILE));
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void send(RoutingContext asked, String type, String text) {
    asked
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .end(Buffer.buffer(text))
        .onFailure(asked::fail);
  }
}
