package nl.zorgrouter.bench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Database;
import nl.zorgrouter.router.store.Shipper;
import nl.zorgrouter.router.store.StoreVerification;
import nl.zorgrouter.router.store.TrialDatabase;

/** A million entries: written to disk, copied into a real PostgreSQL, and verified in both. */
public final class MillionEntries {
  private static final int ENTRIES = 1_000_000;
  private static final int VISIT_EVERY = 20;
  private static final int AT_ONCE = 500;
  private static final int MOST_AHEAD = 40_000;
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");

  private MillionEntries() {}

  /** Prints one table row a step. */
  public static void main(String[] arguments)
      throws IOException, JournalRefused, InterruptedException, java.sql.SQLException {
    Path folder = Files.createTempDirectory("million");
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"));
        RouterJournal journal =
            RouterJournal.open(folder.resolve("journal"), 1, new Measurements().journal())) {
      long started = System.nanoTime();
      write(journal);
      told("written to disk and confirmed", started);
      started = System.nanoTime();
      try (Shipper shipper =
          Shipper.start(
              journal.writer().folder(),
              journal.writer()::durable,
              () -> Database.open(postgres.server()),
              new Measurements().store())) {
        while (shipper.shipped() < journal.writer().durable()) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
      told("copied into PostgreSQL", started);
      started = System.nanoTime();
      JournalVerification files = JournalVerification.of(folder.resolve("journal"));
      told("verified on disk: %d whole, %s".formatted(files.entries(), files.findings()), started);
      started = System.nanoTime();
      try (Database database = Database.open(postgres.server())) {
        StoreVerification copy = StoreVerification.of(database, journal.writer().folder().id());
        told("verified in PostgreSQL: " + copy, started);
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void write(RouterJournal journal) throws InterruptedException {
    for (int from = 0; from < ENTRIES; from += AT_ONCE) {
      List<Entry> entries = new ArrayList<>(AT_ONCE);
      for (int number = from; number < from + AT_ONCE; number++) {
        entries.add(number % VISIT_EVERY == 0 ? visit(number) : arrival(number));
      }
      while (from - journal.writer().durable() > MOST_AHEAD) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      journal.writer().append(entries);
    }
    while (journal.writer().durable() < ENTRIES) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static Entry arrival(int number) {
    CallId call = new CallId("pbx-1." + number);
    return new Entry.Heard(
        new Input.FromPbx(
            new Moment(NIGHT.plusMillis(number), Duration.ofMillis(number)),
            new PbxNews.Happened(
                new PbxId("noord"),
                new CallEvent.Arrived(
                    NIGHT, call, call, "PJSIP/trunk-" + number, "06" + number, Marks.NONE))));
  }

  private static Entry visit(int number) {
    Instant joined = NIGHT.plusMillis(number);
    return new Entry.VisitEnded(
        new Visit(
            new PbxId("noord"),
            new QueueName("hap"),
            new CallId("pbx-1." + number),
            new JourneyId("noord-pbx-1." + number),
            CallClass.HAP,
            joined,
            joined,
            joined,
            joined.plusMillis(31_500),
            Outcome.ANSWERED,
            Precision.EXACT));
  }

  private static void told(String step, long started) {
    System.out.printf("| %s | %.1f s |%n", step, (System.nanoTime() - started) / 1e9);
  }
}
