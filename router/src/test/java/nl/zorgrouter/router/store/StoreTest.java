package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of journals in a real PostgreSQL, which is stopped, killed and changed on purpose. */
class StoreTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  @TempDir private static Path home = Path.of("");
  private static Optional<TrialDatabase> postgres = Optional.empty();

  @TempDir private Path folder = Path.of("");
  private Optional<Database> database = Optional.empty();

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
    database = Optional.of(Database.open(postgres.orElseThrow().server()));
    store().jdbi().useHandle(handle -> handle.execute("TRUNCATE journal_entry, visit"));
  }

  @AfterEach
  void closes() {
    store().close();
  }

  @Test
  void shipsEveryEntryOnceAndInOrderAlsoWhenItBeginsAgain() throws Exception {
    try (RouterJournal journal = journal(1)) {
      for (int start = 0; start < 3; start++) {
        int from = start * 40;
        journal
            .writer()
            .append(IntStream.range(from, from + 40).mapToObj(StoreTest::told).toList());
        try (Shipper shipper = shipper(journal)) {
          Until.holds("it is shipped", () -> shipper.shipped() == 1 + from + 40);
        }
      }
      StoreVerification verification =
          StoreVerification.of(store(), journal.writer().folder().id());
      assertEquals(new StoreVerification(121, 0, Optional.empty(), List.of()), verification);
    }
  }

  @Test
  void keepsOneOutcomeOfAVisitHoweverManyRoutersTellIt() throws Exception {
    List<Entry> seen = IntStream.range(0, 500).mapToObj(StoreTest::told).toList();
    try (RouterJournal one = journal(1);
        RouterJournal other = journal(2);
        Shipper shipper = shipper(one);
        Shipper otherShipper = shipper(other)) {
      for (int from = 0; from < 500; from += 100) {
        one.writer().append(seen.subList(from, from + 100));
        other.writer().append(seen.subList(from, from + 100));
      }
      Until.holds("both shipped", () -> shipper.shipped() == 501 && otherShipper.shipped() == 501);
      assertEquals(500, count("SELECT count(*) FROM visit"));
    }
  }

  @Test
  void anOutcomeThatWasSeenTakesThePlaceOfOneThatWasNot() throws Exception {
    Visit whole = visit(1, Outcome.ANSWERED, Precision.EXACT, Duration.ZERO);
    Visit lost = visit(1, Outcome.UNKNOWN_GAP, Precision.EXACT, Duration.ZERO);
    Visit counted = visit(1, Outcome.ANSWERED, Precision.BACKDATED, Duration.ofMillis(-600));
    for (List<Visit> order :
        List.of(
            List.of(whole, lost, counted), List.of(counted, lost, whole), List.of(lost, whole))) {
      assertEquals(1, kept(order));
      assertEquals(1, count("SELECT count(*) FROM visit WHERE outcome = 'ANSWERED' AND certain"));
    }
  }

  @Test
  void whoAsksAgainAndIsBackInTheSameQueueKeepsTheOutcomeOfEachVisit() {
    for (List<Visit> two :
        List.of(
            List.of(
                stay(0, 600, Outcome.TIMEOUT, Precision.MARKED),
                stay(600.1, 900, Outcome.ANSWERED, Precision.EXACT)),
            List.of(
                stay(0, 600, Outcome.TIMEOUT, Precision.EXACT),
                stay(600.1, 1_200, Outcome.ANSWERED, Precision.MARKED)),
            List.of(
                stay(0, 600, Outcome.TIMEOUT, Precision.EXACT),
                stay(599.3, 1_200, Outcome.ANSWERED, Precision.BACKDATED)),
            List.of(
                stay(0, 600, Outcome.UNKNOWN_GAP, Precision.EXACT),
                stay(600.1, 1_200, Outcome.UNKNOWN_GAP, Precision.MARKED)),
            List.of(
                stay(0, 1.2, Outcome.TIMEOUT, Precision.EXACT),
                stay(1.3, 60, Outcome.UNKNOWN_GAP, Precision.EXACT)))) {
      assertEquals(2, kept(two), two::toString);
      assertEquals(2, kept(two.reversed()), two::toString);
    }
  }

  @Test
  void aStartThatWasCountedBackMakesNoSecondVisit() {
    for (Visit counted :
        List.of(
            stay(-1.4, 1.8, Outcome.ANSWERED, Precision.BACKDATED),
            stay(3, 600, Outcome.ANSWERED, Precision.BACKDATED),
            stay(598.5, 599, Outcome.UNKNOWN_GAP, Precision.BACKDATED))) {
      List<Visit> same = List.of(stay(0, 600, Outcome.ANSWERED, Precision.EXACT), counted);
      assertEquals(1, kept(same), same::toString);
      assertEquals(1, kept(same.reversed()), same::toString);
      assertEquals(1, count("SELECT count(*) FROM visit WHERE certain"));
    }
  }

  @Test
  void findsAnEntryThatWasChangedInTheDatabaseAndAllowsOneThatWasForgotten() throws Exception {
    try (RouterJournal journal = journal(1);
        Shipper shipper = shipper(journal)) {
      journal.writer().append(IntStream.range(0, 20).mapToObj(StoreTest::told).toList());
      Until.holds("it is shipped", () -> shipper.shipped() == 21);
      var id = journal.writer().folder().id();
      Storage.Retention short1 =
          new Storage.Retention(
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(1));
      Retention.apply(store(), short1, Instant.now().plus(Duration.ofDays(2)));
      assertEquals(
          new StoreVerification(21, 21, Optional.empty(), List.of()),
          StoreVerification.of(store(), id));
      store()
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "UPDATE journal_entry SET at_micros = at_micros + 1 WHERE sequence = 7"));
      assertEquals(
          Optional.of("entry 7 was changed in the database"),
          StoreVerification.of(store(), id).fault());
    }
  }

  @Test
  void keepsEveryLineOfWhoSawOrChangedWhat() throws Exception {
    Access access =
        new Access(
            NIGHT,
            "s.jansen",
            "supervisor",
            "",
            "browser",
            Access.Deed.SAW,
            "call noord/1",
            Access.Result.DONE);
    try (RouterJournal journal = journal(1);
        Shipper shipper = shipper(journal)) {
      long number =
          journal
              .writer()
              .keep(new Entry.Accessed(access))
              .toCompletableFuture()
              .get(5, TimeUnit.SECONDS);
      Until.holds("it is shipped", () -> shipper.shipped() >= number);
    }
    assertEquals(1, count("SELECT count(*) FROM access_log WHERE user_name = 's.jansen'"));
    for (String change : List.of("DELETE FROM access_log", "UPDATE access_log SET deed = 'X'")) {
      assertThrows(
          JdbiException.class,
          () -> store().jdbi().useHandle(handle -> handle.execute(change)),
          change);
    }
  }

  @Test
  void aLineOfWhoSawWhatGoesAfterItsTimeAndNotBeforeFiveYearsWhateverAnybodySays() {
    for (int days : List.of(2_200, 1_840, 1_800, 1)) {
      store()
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "INSERT INTO access_log VALUES (1, gen_random_uuid(), 1, ?, 'a.old', 'desk', '',"
                      + " '', 'SAW', ?, 'DONE')",
                  Instant.now().minus(Duration.ofDays(days)),
                  days + " days old"));
    }
    Duration day = Duration.ofDays(1);
    Retention.apply(
        store(), new Storage.Retention(day, day, day, day, day.multipliedBy(2_000)), Instant.now());
    assertEquals(3, count("SELECT count(*) FROM access_log WHERE user_name = 'a.old'"));
    Retention.apply(store(), new Storage.Retention(day, day, day, day, day), Instant.now());
    assertEquals(2, count("SELECT count(*) FROM access_log WHERE user_name = 'a.old'"));
    for (String change :
        List.of(
            "DELETE FROM access_log WHERE object = '1800 days old'",
            "UPDATE access_log SET at = now() - interval '9 years'",
            "TRUNCATE access_log")) {
      assertThrows(
          JdbiException.class,
          () -> store().jdbi().useHandle(handle -> handle.execute(change)),
          change);
    }
  }

  @Test
  void refusesTheTablesOfANewerProgram() {
    store()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO flyway_schema_history VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql',"
                    + " 1, 'postgres', now(), 1, true)"));
    try {
      SQLException refused =
          assertThrows(
              SQLException.class, () -> Database.open(postgres.orElseThrow().server()).close());
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains("tables of version `99`; this program knows version 3"),
          refused::getMessage);
    } finally {
      store()
          .jdbi()
          .useHandle(handle ->
              handle.execute("DELETE FROM flyway_schema_history WHERE installed_rank = 99"));
    }
  }

  private RouterJournal journal(int node) throws JournalRefused {
    return RouterJournal.open(
        folder.resolve("journal-" + node), node, new Measurements().journal());
  }

  private Shipper shipper(RouterJournal journal) {
    return Shipper.start(
        journal.writer().folder(),
        journal.writer()::durable,
        () -> Database.open(postgres.orElseThrow().server()),
        new Measurements().store());
  }

  private Database store() {
    return database.orElseThrow();
  }

  private long count(String query) {
    return store().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  /** How many visits of these, told one by one, the database keeps. */
  private long kept(List<Visit> told) {
    store().jdbi().useHandle(handle -> handle.execute("TRUNCATE visit"));
    for (Visit visit : told) {
      store().jdbi().useTransaction(handle -> new VisitTable(handle, 1).add(List.of(visit)));
    }
    return count("SELECT count(*) FROM visit");
  }

  private static Entry told(int call) {
    return new Entry.VisitEnded(visit(call, Outcome.ANSWERED, Precision.EXACT, Duration.ZERO));
  }

  private static Visit visit(int call, Outcome outcome, Precision precision, Duration shift) {
    Instant ended = NIGHT.plusSeconds(call + 5);
    Instant joined = NIGHT.plusSeconds(call).plus(shift);
    return new SampleVisit(
            new PbxId("noord"),
            "hap \\ \"urgent\"",
            call,
            joined,
            Duration.between(joined, ended),
            outcome)
        .ended(precision);
  }

  /** One caller in one queue, in seconds of the night. */
  private static Visit stay(double from, double until, Outcome outcome, Precision precision) {
    Visit any = visit(1, outcome, precision, Duration.ZERO);
    Instant joined = NIGHT.plusMillis(Math.round(from * 1_000));
    Instant ended = NIGHT.plusMillis(Math.round(until * 1_000));
    return new Visit(
        any.pbx(),
        any.queue(),
        any.call(),
        any.journey(),
        any.callClass(),
        joined,
        joined,
        joined,
        ended,
        outcome,
        precision);
  }
}
