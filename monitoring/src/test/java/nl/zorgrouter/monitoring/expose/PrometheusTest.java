package nl.zorgrouter.monitoring.expose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real thing. */
@NeedsPrometheus
class PrometheusTest {
  private final BusyEvening evening = new BusyEvening();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder = Path.of("");

  @Test
  void theRulesPassTheirTests() throws IOException, InterruptedException {
    Path output = folder.resolve("check.log");
    Process check =
        new ProcessBuilder(House.PROMETHEUS.resolve("check").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(check.waitFor(60, TimeUnit.SECONDS), "promtool takes over a minute");
    assertEquals(0, check.exitValue(), Files.readString(output));
  }

  @Test
  void aRealPrometheusFindsEveryFigureAndUnderstandsEveryRule()
      throws IOException, InterruptedException {
    HttpServer server = serve();
    int port = freePort();
    Process prometheus = start(server.getAddress().getPort(), port);
    try {
      String api = "http://127.0.0.1:%d/api/v1/".formatted(port);
      await(() -> read(api + query("up == 1")).contains("\"1\""));
      for (Metric metric : Metric.values()) {
        String name = metric.series().getLast();
        assertTrue(
            read(api + query("count(%s)".formatted(name))).contains("\"value\""),
            () -> "Prometheus has no " + name);
      }
      assertEquals(List.of(), refused(api));
      await(() -> !read(api + "rules").contains("\"health\":\"unknown\""));
      assertEquals(-1, read(api + "rules").indexOf("\"health\":\"err\""), read(api + "rules"));
      assertTrue(
          asked.stream().anyMatch(accept -> accept.contains("application/openmetrics-text")));
    } finally {
      prometheus.destroy();
      prometheus.waitFor(10, TimeUnit.SECONDS);
      server.stop(0);
      evening.measurements.close();
    }
  }

  /** The queries of the dashboard that Prometheus does not understand. */
  private List<String> refused(String api) throws IOException {
    List<String> refused = new ArrayList<>();
    for (String line : Files.readString(House.BOARD).lines().toList()) {
      int start = line.indexOf("\"expr\": \"");
      if (start >= 0) {
        String expression =
            line.substring(start + 9, line.lastIndexOf("\",")).replace("\\\"", "\"");
        expression = expression.replace("$pbx", ".*").replace("$queue", ".*");
        if (!read(api + query(expression)).contains("\"status\":\"success\"")) {
          refused.add(expression);
        }
      }
    }
    return refused;
  }

  private HttpServer serve() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          Optional<String> accept =
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"));
          accept.ifPresent(asked::add);
          Page page = evening.measurements.page().read(accept);
          exchange.getResponseHeaders().set("Content-Type", page.contentType());
          exchange.sendResponseHeaders(200, page.bytes().length);
          exchange.getResponseBody().write(page.bytes());
          exchange.close();
        });
    server.start();
    return server;
  }

  private Process start(int target, int port) throws IOException {
    String config =
        Files.readString(House.PROMETHEUS.resolve("prometheus.yaml"))
            .replaceAll("targets: .*", "targets: [\"127.0.0.1:%d\"]".formatted(target))
            .replaceAll("_interval: \\d+s", "_interval: 1s")
            .replace(
                "- zorgrouter.rules.yaml",
                "- " + House.PROMETHEUS.resolve("zorgrouter.rules.yaml"));
    Path file = Files.writeString(folder.resolve("prometheus.yaml"), config);
    return new ProcessBuilder(
            House.program("prometheus").orElseThrow().toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String query(String expression) {
    return "query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
  }

  /** What it answers; nothing while it does not answer yet. */
  private String read(String address) {
    try {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private void await(BooleanSupplier there) throws InterruptedException, IOException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(40));
    while (!there.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(Files.readString(folder.resolve("prometheus.log")));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
