package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.ConfigReader;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.Forger;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Copying;
import nl.zorgrouter.router.store.TrialDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code journal verify} against checkpoints, as a person runs it. */
class SignedJournalTest {
  private static final String OTHER_KEY = "ab".repeat(32);

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");
  private Path journal = Path.of("");

  @BeforeEach
  void configures() throws Exception {
    configured("jdbc:postgresql://127.0.0.1:1/none");
  }

  private void configured(String url) throws Exception {
    Files.writeString(folder.resolve("password"), "postgres");
    journal = folder.resolve("data/journal-1");
    config =
        Files.writeString(
            folder.resolve("zorgrouter.yaml"),
            """
            region: %s
            dataDirectory: data
            checkpointDirectory: elsewhere
            database: {url: "%s", user: postgres, passwordFile: password}
            exchanges:
              noord: {host: 127.0.0.1, port: 5038, user: zorgrouter, secret: secret}
            """
                .formatted(Path.of("../regions/demo-noord").toAbsolutePath().normalize(), url));
  }

  @Test
  void saysUpToWhereAndByWhichKeyAJournalIsSigned() throws Exception {
    life(3);
    Path copy = Files.copy(folder.resolve("elsewhere/checkpoint-1"), folder.resolve("copy"));
    life(3);
    assertEquals(0, verify(), terminal::said);
    String key = Files.readString(folder.resolve("data/signing-key-1.pub")).strip();
    assertTrue(terminal.said().contains("signed up to entry 8 of 8 at "), terminal::said);
    assertTrue(terminal.said().contains("by the node with the key " + key), terminal::said);
    assertEquals(0, verify("--key=" + key, "--checkpoint=" + copy), terminal::said);
    assertEquals(1, verify("--key=" + OTHER_KEY), terminal::said);
    assertTrue(
        terminal.said().contains("expected that of this node, `" + OTHER_KEY + "`"),
        terminal::said);
    assertEquals(2, verify("--key=zz"), terminal::said);
    assertTrue(
        terminal.said().contains("found --key `zz`; expected 64 hexadecimal digits"),
        terminal::said);
    assertEquals(2, verify("--checkpoint=" + folder.resolve("none")), terminal::said);
    Files.delete(folder.resolve("data/signing-key-1.pub"));
    assertEquals(0, verify(), terminal::said);
    assertTrue(terminal.said().contains("no key of this node is known"), terminal::said);
  }

  @Test
  void holdsAJournalAgainstACopyThatSomebodyKept() throws Exception {
    life(3);
    Path copy = Files.copy(folder.resolve("elsewhere/checkpoint-1"), folder.resolve("copy"));
    Forger.cuts(journal, 2);
    Files.delete(folder.resolve("elsewhere/checkpoint-1"));
    life(9);
    assertEquals(0, verify(), "who cuts and takes the checkpoint along is found by a copy");
    assertEquals(1, verify("--checkpoint=" + copy), terminal::said);
    assertTrue(
        terminal.said().contains(copy + ":1: entry 4 is not the one that was signed"),
        terminal::said);
  }

  @Test
  void findsFilesAndDatabaseThatWereBothWrittenAnew() throws Exception {
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"))) {
      configured(postgres.server().url());
      lifeBesideADatabase();
      assertEquals(0, verify("--database"), terminal::said);
      writtenAnew(postgres);
      lifeBesideADatabase();
      assertEquals(1, verify("--database"), terminal::said);
      assertTrue(
          terminal.said().contains("database: 10 entries are those of the files"), terminal::said);
      assertTrue(terminal.said().contains("database, checkpoint of entry 5: "), terminal::said);
    }
  }

  @Test
  void readsTheTablesOfAnOlderProgramAndBringsThemUpToDateWithWhatIsInThem() throws Exception {
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"))) {
      configured(postgres.server().url());
      lifeBesideADatabase();
      change(
          postgres,
          "DROP TABLE journal_checkpoint",
          "DROP TRIGGER access_log_kept ON access_log",
          "DROP FUNCTION refuse_young",
          "DELETE FROM flyway_schema_history WHERE version > '1'");
      assertEquals(0, verify("--database"), terminal::said);
      assertTrue(
          terminal.said().contains("database: 5 entries are those of the files"), terminal::said);
      lifeBesideADatabase();
      change(postgres, "UPDATE journal_entry SET kind = 'HEARD' WHERE sequence = 3");
      assertEquals(1, verify("--database"), terminal::said);
      assertTrue(terminal.said().contains("entry 3 was changed in the database"), terminal::said);
      change(postgres, "UPDATE journal_entry SET kind = 'LOST' WHERE sequence = 3");
      assertEquals(0, verify("--database"), terminal::said);
      assertTrue(
          terminal.said().contains("database: 10 entries are those of the files"), terminal::said);
    }
  }

  private void writtenAnew(TrialDatabase postgres) throws Exception {
    Forger.rewrites(journal, 1, "2026-11-21", "2026-11-20");
    Files.delete(folder.resolve("elsewhere/checkpoint-1"));
    change(postgres, "DELETE FROM journal_entry");
  }

  private static void change(TrialDatabase postgres, String... statements) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(postgres.server().url(), "postgres", "postgres");
        Statement change = connection.createStatement()) {
      for (String each : statements) {
        change.executeUpdate(each);
      }
    }
  }

  /** A router starts, hears so much and stops. */
  private void life(int entries) throws Exception {
    try (RouterJournal router = opened()) {
      router.writer().append(lost(entries));
    }
  }

  private void lifeBesideADatabase() throws Exception {
    try (RouterJournal router = opened();
        Copying copying =
            Copying.start(
                router,
                storage(),
                storage().database().orElseThrow(),
                new Measurements().store())) {
      router.writer().append(lost(4));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      while (router.signed().isEmpty()
          || copying.shipper().shipped() < router.signed().get().checkpoint().sequence()) {
        assertTrue(System.nanoTime() < deadline, "it was not signed and copied in 40 s");
        TimeUnit.MILLISECONDS.sleep(20);
      }
      TimeUnit.MILLISECONDS.sleep(600); // two turns of the shipper: the second has the checkpoint
    }
  }

  private RouterJournal opened() throws Exception {
    return RouterJournal.open(storage(), 1, new Measurements().journal());
  }

  private Storage storage() {
    return switch (ConfigReader.read(config)) {
      case Reading.Read<RouterConfig> read -> read.value().storage();
      case Reading.Refused<RouterConfig> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  private static List<Entry> lost(int entries) {
    Instant night = Instant.parse("2026-11-21T22:00:00Z");
    return java.util.stream.IntStream.range(0, entries)
        .<Entry>mapToObj(number -> new Entry.Lost(night, night.plusSeconds(number), 1))
        .toList();
  }

  private int verify(String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of("journal", "verify"));
    arguments.add("--config=" + config);
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }
}
