package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Database;
import nl.zorgrouter.router.store.Shipper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two routers saw one evening, and the first of them was blind for a while: its own files show the
 * hole, the database of both does not.
 */
@ExtendWith(EmptyDatabase.class)
class WaitsOfAllRoutersTest {
  private static final PbxId PBX = new PbxId("noord");
  private static final Instant EVENING = Instant.parse("2026-11-21T22:00:00Z");
  private static final String HOUR =
      "--from=2026-11-21T23:00 --to=2026-11-21T23:30 --per=half-hour";

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");

  @Test
  void areWhatEitherOfThemSaw(Storage.Database.Server postgres) throws Exception {
    List<Entry> whole = new ArrayList<>(List.of(sight(-60, 1_900)));
    List<Entry> blind = new ArrayList<>(List.of(sight(-60, 300), sight(900, 1_900)));
    for (int call = 0; call < 30; call++) {
      boolean dark = call >= 5 && call < 15;
      whole.add(visit(call, 20, Outcome.ANSWERED));
      if (!dark) {
        blind.add(visit(call, 20, Outcome.ANSWERED));
      }
    }
    blind.add(visit(5, 0, Outcome.UNKNOWN_GAP));
    written(1, blind, postgres);
    written(2, whole, postgres);
    configuration("{url: \"%s\", user: postgres, passwordFile: p}".formatted(postgres.url()));

    assertEquals(0, levels(), terminal::said);
    assertTrue(terminal.said().contains("\"counts\":20,"), terminal::said);
    assertTrue(terminal.said().contains("\"unknown_gap\":1"), terminal::said);
    assertTrue(terminal.said().contains("\"completeness\":0.666"), terminal::said);
    assertEquals(0, levels("--database"), terminal::said);
    assertTrue(terminal.said().contains("\"counts\":30,"), terminal::said);
    assertTrue(terminal.said().contains("\"unknown_gap\":0}"), terminal::said);
    assertTrue(terminal.said().contains("\"completeness\":1.0"), terminal::said);

    assertEquals(0, reconcile(), terminal::said);
    assertTrue(terminal.said().contains("20 visits are the same in both"), terminal::said);
    assertEquals(0, reconcile("--database"), terminal::said);
    assertTrue(terminal.said().contains("30 visits are the same in both, 0 diff"), terminal::said);
  }

  @Test
  void stillWaitForWhoeverOfThemWatches(Storage.Database.Server postgres) throws Exception {
    Instant now = Instant.now();
    Instant joined = now.minusSeconds(720);
    List<Entry> dead = new ArrayList<>();
    for (int call = 1; call <= 3; call++) {
      dead.add(new Entry.VisitBegan(waiting(call, joined).began()));
    }
    dead.add(new Entry.Sighted(new WaitFact.Seen(PBX, joined, now.minusSeconds(600))));
    List<Entry> alive = new ArrayList<>();
    alive.add(new Entry.VisitBegan(waiting(1, joined).began()));
    alive.add(new Entry.VisitBegan(waiting(2, joined).began()));
    alive.add(waiting(1, joined).entry());
    alive.add(new Entry.Sighted(new WaitFact.Seen(PBX, joined, now)));
    written(1, dead, postgres);
    written(2, alive, postgres);
    configuration("{url: \"%s\", user: postgres, passwordFile: p}".formatted(postgres.url()));

    assertEquals(0, run(List.of("levels", "--json"), "--per=rolling-1h"), terminal::said);
    assertTrue(terminal.said().contains("\"waiting\":{\"count\":0,"), terminal::said);
    assertTrue(terminal.said().contains("\"unknown_gap\":3}"), terminal::said);
    assertEquals(
        0, run(List.of("levels", "--json"), "--per=rolling-1h", "--database"), terminal::said);
    assertTrue(
        terminal.said().contains("\"waiting\":{\"count\":1,\"longestSeconds\":720.000}"),
        terminal::said);
    assertTrue(terminal.said().contains("\"answered\":1,"), terminal::said);
    assertTrue(terminal.said().contains("\"unknown_gap\":1}"), terminal::said);
  }

  @Test
  void sayWhatIsMissing() throws Exception {
    configuration("{url: \"jdbc:postgresql://127.0.0.1:1/none\", user: u, passwordFile: p}");
    assertEquals(2, levels(), terminal::said);
    assertTrue(terminal.said().contains("journal-1: found no journal"), terminal::said);
    assertEquals(3, levels("--database"), terminal::said);
    assertTrue(terminal.said().contains("jdbc:postgresql://127.0.0.1:1/none: "), terminal::said);
    assertTrue(
        terminal.said().contains("expected a database that a router has copied"), terminal::said);
    Path config = folder.resolve("zorgrouter.yaml");
    Files.writeString(config, Files.readString(config).replaceFirst("database: .*\n", ""));
    assertEquals(2, levels("--database"), terminal::said);
    assertTrue(
        terminal.said().contains("found no database; expected one with `--database`"),
        terminal::said);
  }

  private void written(int node, List<Entry> entries, Storage.Database.Server postgres)
      throws Exception {
    Path place = folder.resolve("data/journal-" + node);
    try (RouterJournal journal = RouterJournal.open(place, node, new Measurements().journal());
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

  private void configuration(String database) throws IOException {
    Files.writeString(folder.resolve("p"), "postgres");
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        dataDirectory: data
        database: %s
        exchanges:
          noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath().normalize(), database));
  }

  private int levels(String... more) {
    List<String> arguments = new ArrayList<>(List.of("levels", "--json"));
    arguments.addAll(List.of(HOUR.split(" ", -1)));
    return run(arguments, more);
  }

  /** The exchange has logged everybody. */
  private int reconcile(String... more) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int call = 0; call < 30; call++) {
      long ended = EVENING.getEpochSecond() + call * 60L + 20;
      lines.append(
          "%d|c%d|hap-groningen|PJSIP/hap-1|CONNECT|20|m%d|1\n".formatted(ended, call, call));
    }
    Path log = Files.writeString(folder.resolve("queue_log"), lines);
    return run(List.of("reconcile", "--queue-log", log.toString()), more);
  }

  private int run(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--config", folder.resolve("zorgrouter.yaml").toString()));
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private static Entry sight(int from, int until) {
    return new Entry.Sighted(
        new WaitFact.Seen(PBX, EVENING.plusSeconds(from), EVENING.plusSeconds(until)));
  }

  /** Answered after twenty seconds, when he is. */
  private static SampleVisit waiting(int call, Instant joined) {
    return new SampleVisit(
        PBX, "hap-groningen", call, joined, Duration.ofSeconds(20), Outcome.ANSWERED);
  }

  /** A minute after the one before. */
  private static Entry visit(int call, int waited, Outcome outcome) {
    Instant joined = EVENING.plusSeconds(60L * call);
    return new SampleVisit(PBX, "hap-groningen", call, joined, Duration.ofSeconds(waited), outcome)
        .entry();
  }
}
