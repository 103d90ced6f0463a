package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a trial, which nobody but the router looks after. */
class TrialTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder = Path.of("");

  @Test
  void isStartedAgainWhenItIsKilledAndNeverTwice() throws Exception {
    Storage storage =
        new Storage(
            folder,
            folder,
            Optional.of(new Storage.Database.Trial()),
            new Storage.Retention(DAY, DAY, DAY, DAY, DAY));
    Path postgres = folder.resolve("postgres");
    Measurements measurements = new Measurements();
    try (RouterJournal journal = RouterJournal.open(storage.journal(1), 1, measurements.journal());
        Copying copying =
            Copying.start(journal, storage, new Storage.Database.Trial(), measurements.store())) {
      journal.writer().append(List.of(entry(1)));
      Until.holds("it is copied", () -> copying.shipper().shipped() == 2);
      assertEquals(
          TrialDatabase.running(postgres).orElseThrow().server(),
          TrialDatabase.start(postgres).server(),
          "a second one is not started");
      kill(postgres);
      journal.writer().append(List.of(entry(2)));
      Until.holds("it runs again", () -> copying.shipper().shipped() == 3);
      assertTrue(TrialDatabase.running(postgres).isPresent());
    }
    assertTrue(TrialDatabase.running(folder.resolve("postgres")).isEmpty());
  }

  private static void kill(Path postgres) throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(postgres.resolve("data/postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    for (ProcessHandle each : Stream.concat(server.descendants(), Stream.of(server)).toList()) {
      each.destroyForcibly();
      each.onExit().join();
    }
  }

  private static Entry entry(int number) {
    Instant from = Instant.parse("2026-11-21T22:00:00Z").plusSeconds(number);
    return new Entry.Lost(from, from, 1);
  }
}
