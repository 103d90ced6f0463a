package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import nl.zorgrouter.router.api.Reception;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router that starts with a {@code crisis.yaml}, as a process of its own. */
class CrisisAtStartTest {
  private static final String CONTENT = Reception.RULES.contents().sha256();

  private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).withNano(0);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheRegion() throws IOException {
    Path shipped = Path.of("../regions/demo-noord");
    for (String copy : new String[] {"region", "region/crisis/now"}) {
      try (Stream<Path> files = Files.walk(shipped)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = folder.resolve(copy).resolve(shipped.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void startsAfterACrisisWhoseTablesAreGoneAndNeverCountsBack() throws Exception {
    writes(profile("last-winter", now.minusDays(200)) + profile("flood", now.plusDays(9)));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(number(), "7 usual\n");
    String said = starts("7");
    assertTrue(said.contains("crisis/flood/region.yaml"), said);
    assertTrue(said.contains("the usual rules decide in their time"), said);
    assertTrue(!said.contains("last-winter"), said);
    assertEquals("7 usual\n", Files.readString(number()));
  }

  @Test
  void goesOnUnderItsNumberWhenItIsStartedAgainInACrisis() throws Exception {
    writes(profile("now", now.minusHours(1)));
    assertTrue(starts("2").contains("crisis profile now begins"));
    assertEquals("2 now/" + CONTENT + "\n", Files.readString(number()));
    starts("2");
    Files.delete(folder.resolve("region/crisis.yaml"));
    starts("3");
    assertEquals("3 usual\n", Files.readString(number()));
  }

  /** What it printed until it was at its door, deciding under that number; then it is killed. */
  private String starts(String version) throws Exception {
    StartedProgram router = StartedProgram.router(folder.resolve("output"), config());
    try {
      HttpRequest request =
          HttpRequest.newBuilder(router.address().resolve("/metrics"))
              .timeout(Duration.ofSeconds(10))
              .build();
      String metrics =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      assertTrue(metrics.contains("version=\"" + version + "\""), metrics);
      return router.printed();
    } finally {
      router.kill();
    }
  }

  private Path number() {
    return folder.resolve("data/rules-number-1");
  }

  private void writes(String profiles) throws IOException {
    Files.writeString(folder.resolve("region/crisis.yaml"), "profiles:\n" + profiles);
  }

  private static String profile(String name, OffsetDateTime from) {
    return """
      %s:
        rules: crisis/%s
        content: %s
        from: %s
        until: %s
        why: a test
        askedBy: one
        approvedBy: another
    """
        .formatted(name, name, CONTENT, from, from.plusDays(2));
  }

  private Path config() throws IOException {
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: region
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: data
        exchanges:
          hap-noord: {host: 127.0.0.1, port: 9, user: zorgrouter, secret: secret}
        """);
  }
}
