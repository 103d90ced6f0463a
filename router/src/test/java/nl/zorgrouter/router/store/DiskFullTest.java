package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.command.StartedProgram;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room, under the journal and under the database, while callers call. */
@NeedsRoot
class DiskFullTest {
  private static final int CALLS_EVERY_SECOND = 8;

  @TempDir private Path folder = Path.of("");
  private Optional<BusyTown> opened = Optional.empty();

  @BeforeEach
  void opens() throws Exception {
    opened = Optional.of(BusyTown.open(CALLS_EVERY_SECOND, 7));
  }

  @AfterEach
  void closes() {
    town().close();
  }

  @Test
  void callsGoOnWhileTheDiskOfTheJournalIsFullAndNothingIsLostWhenThereIsRoomAgain()
      throws Exception {
    try (SmallDisk disk = mounted("data", 40);
        TownRouter router = TownRouter.start(configuration(Optional.empty()))) {
      Until.holds(
          "the router is at work",
          () -> router.figure("zorgrouter_journal_sequence").orElse(0) > 200);
      disk.fill();
      Until.holds("the alarm is given", () -> router.says("zorgrouter_journal_failing", 1));
      long full = (long) router.figure("zorgrouter_journal_sequence").orElseThrow();
      town().isServed();
      assertTrue(router.figure("zorgrouter_journal_waiting_entries").orElse(0) > 100);
      disk.empty();
      Until.holds("the alarm ends", () -> router.says("zorgrouter_journal_failing", 0));
      Until.holds(
          "it goes on", () -> router.figure("zorgrouter_journal_sequence").orElse(0) > full + 100);
      router.stop();
      JournalVerification verification = JournalVerification.of(journal());
      assertEquals(List.of(), verification.findings());
      assertTrue(verification.entries() > full + 100, verification::toString);
    }
  }

  @Test
  void whatAFullDiskDidNotTakeIsNamedWhenTheRouterIsKilledAndItStartsOnAFullDisk()
      throws Exception {
    try (SmallDisk disk = mounted("data", 40)) {
      Path configuration = configuration(Optional.empty());
      try (TownRouter router = TownRouter.start(configuration)) {
        Until.holds(
            "the router is at work",
            () -> router.figure("zorgrouter_journal_sequence").orElse(0) > 200);
        disk.fill();
        Until.holds(
            "much is only in memory, and noted",
            () -> router.figure("zorgrouter_journal_waiting_entries").orElse(0) > 100);
        TimeUnit.SECONDS.sleep(6);
      }
      try (TownRouter router = TownRouter.start(configuration)) {
        Until.holds("it gives the alarm", () -> router.says("zorgrouter_journal_failing", 1));
        town().isServed();
        disk.empty();
        Until.holds("the alarm ends", () -> router.says("zorgrouter_journal_failing", 0));
        router.stop();
      }
      JournalVerification verification = JournalVerification.of(journal());
      assertTrue(verification.lost() > 100, verification::toString);
      assertTrue(
          verification.findings().stream()
              .map(Finding::severity)
              .allMatch(Severity.WARNING::equals),
          verification::toString);
    }
  }

  @Test
  void refusesToStartOnADiskThatNobodyMayWriteAndLosesNothing() throws Exception {
    try (SmallDisk disk = mounted("data", 40)) {
      Path configuration = configuration(Optional.empty());
      try (TownRouter router = TownRouter.start(configuration)) {
        Until.holds(
            "the router is at work",
            () -> router.figure("zorgrouter_journal_sequence").orElse(0) > 50);
        router.stop();
      }
      long entries = JournalVerification.of(journal()).entries();
      disk.readOnly(true);
      StartedProgram refused = StartedProgram.router(folder.resolve("refused"), configuration);
      assertTrue(refused.process().waitFor(30, TimeUnit.SECONDS));
      assertEquals(3, refused.process().exitValue());
      String said = refused.printed();
      assertTrue(said.contains("expected a folder that this user can write"), said);
      disk.readOnly(false);
      assertEquals(entries, JournalVerification.of(journal()).entries());
    }
  }

  @Test
  void callsGoOnWhileTheDiskOfTheDatabaseIsFullAndItCatchesUpWhenThereIsRoom() throws Exception {
    try (SmallDisk disk = mounted("postgres", 256);
        Postgres postgres = Postgres.in(disk.path()).start();
        TownRouter router = TownRouter.start(configuration(Optional.of(postgres)))) {
      Until.holds(
          "the copy is at work",
          () ->
              router.figure("zorgrouter_journal_sequence").orElse(0) > 200
                  && router.says("zorgrouter_store_connected", 1));
      disk.fill();
      Until.holds("the alarm is given", () -> router.says("zorgrouter_store_connected", 0));
      town().isServed();
      assertTrue(router.figure("zorgrouter_store_behind_entries").orElse(0) > 0);
      disk.empty();
      Until.holds("the alarm ends", () -> router.says("zorgrouter_store_connected", 1));
      Until.holds(
          "it has caught up",
          () -> router.figure("zorgrouter_store_behind_entries").orElse(99) < 50);
      router.stop();
      copied(postgres);
    }
  }

  private void copied(Postgres postgres) throws Exception {
    try (JournalReader reader = JournalReader.of(journal());
        Database database = Database.open(postgres.server())) {
      assertTrue(reader.next().isPresent());
      StoreVerification copy = StoreVerification.of(database, reader.journal().orElseThrow());
      assertEquals(Optional.empty(), copy.fault());
      assertTrue(copy.entries() > 200, copy::toString);
    }
  }

  private SmallDisk mounted(String name, int megabytes) throws Exception {
    return SmallDisk.mount(Files.createDirectories(folder.resolve(name)), megabytes);
  }

  private Path configuration(Optional<Postgres> postgres) throws Exception {
    return TownRouter.configuration(
        folder.resolve("zorgrouter.yaml"),
        1,
        folder.resolve("data"),
        town(),
        postgres.map(Postgres::server));
  }

  private Path journal() {
    return folder.resolve("data/journal-1");
  }

  private BusyTown town() {
    return opened.orElseThrow();
  }
}
