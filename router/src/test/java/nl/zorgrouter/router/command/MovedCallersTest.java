package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Database;
import nl.zorgrouter.router.store.Shipper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Callers of whom we say that they were moved, and the log that they gave up. */
@ExtendWith(EmptyDatabase.class)
class MovedCallersTest {
  /** The time at which an entry is written is the router's own. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void areExplainedWhereTheJournalSawThemElsewhereAndNowhereElse(Storage.Database.Server postgres)
      throws Exception {
    List<Entry> journal = new ArrayList<>();
    journal.add(Elsewhere.speaks("talks", now.plusMillis(1)));
    journal.add(moved("talks"));
    journal.add(Elsewhere.ends("hangs-up", now.plusMillis(2)));
    journal.add(moved("hangs-up"));
    journal.add(Elsewhere.speaks("spoke-before", now.minusSeconds(30)));
    journal.add(moved("spoke-before"));
    journal.add(Elsewhere.speaks("talks", now.plusMillis(3)));
    journal.add(moved("queues"));
    journal.add(Elsewhere.waits("queues", now.plusSeconds(40)));
    written(journal, postgres);

    for (String[] source : List.of(new String[0], new String[] {"--database"})) {
      assertEquals(1, reconcile(source), this::said);
      assertTrue(said().contains("2: the exchange logs a caller who is moved"), this::said);
      assertTrue(said().contains("2: not explained"), this::said);
      assertTrue(said().contains("4 differences are not explained"), this::said);
    }
  }

  private void written(List<Entry> entries, Storage.Database.Server postgres) throws Exception {
    Files.writeString(folder.resolve("p"), "postgres");
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        dataDirectory: data
        database: {url: "%s", user: postgres, passwordFile: p}
        exchanges:
          noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """
            .formatted(
                Path.of("../regions/demo-noord").toAbsolutePath().normalize(), postgres.url()));
    try (RouterJournal journal =
            RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal());
        Shipper shipper =
            Shipper.start(
                journal.writer().folder(),
                journal.writer()::durable,
                () -> Database.open(postgres),
                new Measurements().store())) {
      journal.writer().append(entries);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      while (shipper.shipped() < entries.size() + 1) {
        assertTrue(System.nanoTime() < deadline, "it was not shipped");
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private int reconcile(String... more) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String call : List.of("talks", "hangs-up", "spoke-before", "queues")) {
      lines.append("%d|%s|hap|NONE|ABANDON|1|1|20\n".formatted(now.getEpochSecond(), call));
    }
    Path log = Files.writeString(folder.resolve("queue_log"), lines);
    output.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "reconcile",
                "--queue-log",
                log.toString(),
                "--config",
                folder.resolve("zorgrouter.yaml").toString()));
    arguments.addAll(List.of(more));
    return Zorgrouter.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.toArray(String[]::new));
  }

  private String said() {
    return output.toString() + errors;
  }

  private Entry moved(String call) {
    Instant joined = now.minusSeconds(20);
    return new Entry.VisitEnded(
        new Visit(
            new PbxId("noord"),
            new QueueName("hap"),
            new CallId(call),
            new JourneyId(call),
            CallClass.HAP,
            joined,
            joined,
            joined,
            now,
            Outcome.REROUTED,
            Precision.EXACT));
  }
}
