package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running router says on its page of figures that it refused a {@code crisis.yaml}. */
class RefusedCrisisTest {
  private static final Path SHIPPED = Path.of("../regions/demo-noord");
  private static final String REFUSED = "zorgrouter_rules_last_reload_successful 0.0";
  private static final String TAKEN = "zorgrouter_rules_last_reload_successful 1.0";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder = Path.of("");

  @Test
  void anAlarmStandsFromTheRefusedFileToTheMendedOne() throws Exception {
    Path crisis = region().resolve("crisis.yaml");
    StartedProgram router = StartedProgram.router(folder.resolve("output"), config());
    try {
      URI figures = router.address().resolve("/metrics");
      says(figures, TAKEN);
      Files.writeString(crisis, "profiles: {winter-peak: {rules: ../elsewhere}}\n");
      says(figures, REFUSED);
      assertTrue(router.printed().contains("crisis.yaml was changed and is refused"));
      Files.writeString(crisis, "profiles: {}\n");
      says(figures, TAKEN);
    } finally {
      router.kill();
    }
  }

  @Test
  void anAlarmStandsFromAStartWithAWrongFile() throws Exception {
    Path crisis = region().resolve("crisis.yaml");
    Files.writeString(crisis, "profiles: {winter-peak: {rules: ../elsewhere}}\n");
    StartedProgram router = StartedProgram.router(folder.resolve("output"), config());
    try {
      URI figures = router.address().resolve("/metrics");
      says(figures, REFUSED);
      Files.writeString(crisis, "profiles: {}\n");
      says(figures, TAKEN);
    } finally {
      router.kill();
    }
  }

  private void says(URI figures, String line) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(figures).timeout(Duration.ofSeconds(10)).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String page = client.send(request, BodyHandlers.ofString()).body();
    while (page.lines().noneMatch(line::equals)) {
      assertTrue(System.nanoTime() < deadline, line + " is not in\n" + page);
      TimeUnit.MILLISECONDS.sleep(100);
      page = client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private Path region() throws Exception {
    Path region = folder.resolve("region");
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = region.resolve(SHIPPED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return region;
  }

  private Path config() throws Exception {
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: region
        http: {host: 127.0.0.1, port: 0}
        exchanges:
          control-room: {host: 127.0.0.1, port: 1, user: zorgrouter, secret: nobody-listens}
        """);
  }
}
