package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.JournalFolder;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten day by day while a router runs, by a clock that the test sets. */
class DailyChoresTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Storage.Retention TWO_DAYS =
      new Storage.Retention(
          DAY.multipliedBy(2),
          DAY.multipliedBy(2),
          DAY.multipliedBy(400),
          DAY.multipliedBy(400),
          DAY.multipliedBy(2_000));

  @TempDir private Path folder = Path.of("");

  @Test
  void forgetsOnceADayWhatIsOldEnoughAndDeletesSegmentsOnlyWhenTheyAreCopied() throws Exception {
    for (int start = 0; start < 2; start++) {
      try (RouterJournal journal = opened()) {
        journal.writer().append(List.of(event(start), event(start + 10)));
      }
    }
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"));
        RouterJournal journal = opened();
        Database database = Database.open(postgres.server());
        Shipper shipper =
            Shipper.start(
                journal.writer().folder(),
                journal.writer()::durable,
                () -> Database.open(postgres.server()),
                new Measurements().store())) {
      Until.holds("it is copied", () -> shipper.shipped() == 7);
      AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
      DailyChores chores = new DailyChores(journal.writer(), TWO_DAYS, now::get);
      chores.turn(database, 7);
      assertEquals(0, forgotten(database), "nothing is old");
      assertEquals(3, segments());
      now.set(now.get().plus(DAY.multipliedBy(3)));
      chores.turn(database, 2);
      assertEquals(4, forgotten(database), "events are over, marks are not");
      assertEquals(3, segments(), "entry 3 has no copy");
      chores.turn(database, 7);
      assertEquals(3, segments(), "it was looked at today");
      now.set(now.get().plus(DAY));
      chores.turn(database, 7);
      assertEquals(1, segments(), "the newest stays");
      Until.holds("what was deleted is written down", () -> shipper.shipped() == 9);
      assertEquals(
          2,
          Visits.count(
              database,
              "SELECT count(*) FROM access_log WHERE deed = 'ERASED' AND object LIKE 'journal-%'"));
      assertEquals(
          Optional.empty(),
          StoreVerification.against(
                  database,
                  journal.writer().folder().id(),
                  folder.resolve("journal"),
                  Optional.empty())
              .fault());
    }
  }

  private RouterJournal opened() throws Exception {
    return RouterJournal.open(folder.resolve("journal"), 1, new Measurements().journal());
  }

  private int segments() throws Exception {
    return JournalFolder.segments(folder.resolve("journal")).size();
  }

  private static long forgotten(Database database) {
    return Visits.count(database, "SELECT count(*) FROM journal_entry WHERE content IS NULL");
  }

  /** Something that exchanges told. */
  private static Entry event(int number) {
    return new Entry.Heard(
        new Input.Tick(
            new Moment(Instant.parse("2026-11-21T22:00:00Z"), Duration.ofSeconds(number))));
  }
}
