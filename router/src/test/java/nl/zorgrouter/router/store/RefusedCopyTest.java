package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.disk.JournalFolder;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that refuse the copy: nothing is lost, and it comes when they no longer do. */
class RefusedCopyTest {
  private static final int ENTRIES = 30;
  @TempDir private static Path home = Path.of("");
  private static Optional<TrialDatabase> postgres = Optional.empty();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void starts() throws IOException {
    postgres = Optional.of(TrialDatabase.start(home));
  }

  @AfterAll
  static void stops() throws IOException {
    postgres.orElseThrow().close();
  }

  @BeforeEach
  void begins() throws SQLException {
    change("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    change("DROP ROLE IF EXISTS reader", "CREATE ROLE reader LOGIN PASSWORD 'reader'");
  }

  @Test
  void waitsWhileTheTablesAreThoseOfANewerProgram() throws Exception {
    Database.open(server("postgres")).close();
    change(
        "INSERT INTO flyway_schema_history VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql',"
            + " 1, 'postgres', now(), 1, true)");
    waitsUntil(server("postgres"), "DELETE FROM flyway_schema_history WHERE installed_rank = 99");
  }

  @Test
  void waitsWhileItMayNotWriteThere() throws Exception {
    SQLException refused =
        assertThrows(SQLException.class, () -> Database.open(server("reader")).close());
    assertTrue(
        String.valueOf(refused.getMessage()).contains("permission denied"), refused::getMessage);
    waitsUntil(server("reader"), "GRANT ALL ON SCHEMA public TO reader");
  }

  @Test
  void makesItsTablesWhereThereAreNone() throws Exception {
    waitsUntil(server("postgres"), "SELECT 1");
  }

  @Test
  void neverMixesTheJournalsOfANodeThatBeganAnew() throws Exception {
    JournalId first = shipped("first");
    JournalId second = shipped("second");
    try (Database database = Database.open(server("postgres"))) {
      for (JournalId each : List.of(first, second)) {
        assertEquals(
            new StoreVerification(ENTRIES + 1, 0, Optional.empty(), List.of()),
            StoreVerification.of(database, each));
      }
    }
  }

  @Test
  void refusesToGoOnWhereTheDatabaseHasAnotherJournalUnderThisName() throws Exception {
    JournalId journal = shipped("first");
    change("UPDATE journal_entry SET chain = content_sha256 WHERE sequence = 31");
    try (RouterJournal opened = opened("first");
        Shipper shipper = shipper(opened, server("postgres"))) {
      opened.writer().append(List.of(entry(1)));
      Until.holds("it is on disk", () -> opened.writer().durable() == ENTRIES + 3);
      Until.holds("it has looked", () -> shipper.shipped() == ENTRIES + 1);
    }
    try (Database database = Database.open(server("postgres"))) {
      StoreVerification found =
          StoreVerification.against(database, journal, folder.resolve("first"), Optional.empty());
      assertEquals(Optional.of("entry 31 was changed in the database"), found.fault());
    }
  }

  @Test
  void goesOnAfterAFaultThatNobodyForesawAndGivesTheAlarm() throws Exception {
    Measurements measurements = new Measurements();
    AtomicReference<Storage.Database.Server> known =
        new AtomicReference<>(
            new Storage.Database.Server("jdbc:postgresql://127.0.0.1:99999/no", "none", "none"));
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean broken = new AtomicBoolean();
    try (RouterJournal journal = opened("journal");
        Shipper shipper =
            Shipper.start(
                journal.writer().folder(),
                journal.writer()::durable,
                () -> {
                  asked.incrementAndGet();
                  return Database.open(known.get());
                },
                (_, _) -> {
                  if (broken.get()) {
                    throw new IllegalStateException("a chore that is broken");
                  }
                },
                measurements.store())) {
      Until.holds("a port that is none is tried again", () -> asked.get() > 1);
      known.set(server("postgres"));
      Until.holds("it is copied", () -> shipper.shipped() == 1);
      Until.holds("it says so", () -> says(measurements, "1.0"));
      broken.set(true);
      Until.holds("the alarm is given", () -> says(measurements, "0.0"));
      broken.set(false);
      journal.writer().append(List.of(entry(1)));
      Until.holds("it is copied", () -> shipper.shipped() == 2);
      Until.holds("the alarm ends", () -> says(measurements, "1.0"));
    }
  }

  private static boolean says(Measurements measurements, String connected) {
    return new String(measurements.page().read(Optional.of("text/plain")).bytes(), UTF_8)
        .contains("zorgrouter_store_connected " + connected);
  }

  /** Nothing of the journal is lost while the database refuses, and all of it comes after. */
  private void waitsUntil(Storage.Database.Server server, String change) throws Exception {
    try (RouterJournal journal = opened("journal");
        Shipper shipper = shipper(journal, server)) {
      for (int number = 0; number < ENTRIES; number++) {
        journal.writer().append(List.of(entry(number)));
      }
      Until.holds("it is on disk", () -> journal.writer().durable() == ENTRIES + 1);
      change(change);
      Until.holds("it is copied", () -> shipper.shipped() == ENTRIES + 1);
    }
  }

  private JournalId shipped(String name) throws Exception {
    try (RouterJournal journal = opened(name);
        Shipper shipper = shipper(journal, server("postgres"))) {
      for (int number = 0; number < ENTRIES; number++) {
        journal.writer().append(List.of(entry(number)));
      }
      Until.holds("it is copied", () -> shipper.shipped() == ENTRIES + 1);
      JournalFolder written = journal.writer().folder();
      return written.id();
    }
  }

  private RouterJournal opened(String name) throws Exception {
    return RouterJournal.open(folder.resolve(name), 1, new Measurements().journal());
  }

  private static Shipper shipper(RouterJournal journal, Storage.Database.Server server) {
    return Shipper.start(
        journal.writer().folder(),
        journal.writer()::durable,
        () -> Database.open(server),
        new Measurements().store());
  }

  private static Entry entry(int number) {
    Instant from = Instant.parse("2026-11-21T22:00:00Z").plus(Duration.ofSeconds(number));
    return new Entry.Lost(from, from, 1);
  }

  private static Storage.Database.Server server(String user) {
    return new Storage.Database.Server(postgres.orElseThrow().server().url(), user, user);
  }

  private static void change(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.orElseThrow().server().url(), "postgres", "postgres");
        Statement change = connection.createStatement()) {
      for (String each : statements) {
        change.execute(each);
      }
    }
  }
}
