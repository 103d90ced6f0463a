package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.api.Reception;
import org.junit.jupiter.api.Test;

class DemoJournalTest {
  private static final Path REGION = Path.of("../regions/demo-noord");
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern FOLDER = Pattern.compile("--dir (\\S+/journal-1),");

  @Test
  void isCopiedToADatabaseThatGoesAndStaysToBeVerified() throws Exception {
    Measurements measurements = new Measurements();
    Path folder;
    try (DemoJournal journal = DemoJournal.begin(Reception.RULES, REGION, measurements)) {
      Matcher line = FOLDER.matcher(journal.line().orElseThrow());
      assertTrue(line.find(), journal.line()::toString);
      folder = Path.of(line.group(1));
      journal.copy();
      Instant late = Instant.now().plus(PATIENCE);
      while (!page(measurements).contains("zorgrouter_store_connected 1.0")) {
        assertTrue(Instant.now().isBefore(late), "nothing was copied");
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertTrue(Files.exists(folder.resolveSibling("postgres")));
    }
    assertFalse(Files.exists(folder.resolveSibling("postgres")), "the database stayed");
    StringWriter said = new StringWriter();
    int verified =
        Zorgrouter.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute("journal", "verify", "--dir", folder.toString());
    assertEquals(0, verified, said::toString);
  }

  private static String page(Measurements measurements) {
    return new String(
        measurements.page().read(Optional.of("text/plain")).bytes(), StandardCharsets.UTF_8);
  }
}
