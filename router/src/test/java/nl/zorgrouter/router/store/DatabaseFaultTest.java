package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real PostgreSQL that is killed, frozen or not there, beside real routers among callers. {@code
 * -Dzorgrouter.away=60} keeps it away for a minute.
 */
class DatabaseFaultTest {
  private static final int CALLS_EVERY_SECOND = 8;
  private static final int SECONDS_AWAY = Integer.getInteger("zorgrouter.away", 2);

  /** A site may say how long its server may be silent; a test does not wait half a minute. */
  private static final String IMPATIENT = "?socketTimeout=3&connectTimeout=3";

  @TempDir private Path folder = Path.of("");
  private Optional<BusyTown> opened = Optional.empty();

  @BeforeEach
  void opens() throws Exception {
    opened = Optional.of(BusyTown.open(CALLS_EVERY_SECOND, 11));
  }

  @AfterEach
  void closes() {
    town().close();
  }

  @Test
  void callsGoOnWithoutADatabaseFromTheStartAndWhenItIsKilledAndItCatchesUp() throws Exception {
    try (Postgres postgres = Postgres.in(folder.resolve("postgres"));
        TownRouter router = TownRouter.start(configuration(1, postgres.server()))) {
      Until.holds("the alarm is given", () -> router.says("zorgrouter_store_connected", 0));
      town().isServed();
      postgres.start();
      Until.holds("it has caught up", () -> hasCaughtUp(router));
      postgres.kill();
      Until.holds("the alarm is given", () -> router.says("zorgrouter_store_connected", 0));
      TimeUnit.SECONDS.sleep(SECONDS_AWAY);
      town().isServed();
      assertTrue(router.figure("zorgrouter_store_behind_entries").orElse(0) > 0);
      postgres.start();
      Until.holds("it has caught up", () -> hasCaughtUp(router));
      router.stop();
      copied(postgres, 1);
    }
  }

  @Test
  void callsGoOnWhileTheDatabaseHangsAndItCatchesUp() throws Exception {
    try (Postgres postgres = Postgres.in(folder.resolve("postgres")).start()) {
      Storage.Database.Server server =
          new Storage.Database.Server(postgres.server().url() + IMPATIENT, "postgres", "postgres");
      try (TownRouter router = TownRouter.start(configuration(1, server))) {
        Until.holds("the copy is at work", () -> hasCaughtUp(router));
        postgres.freeze();
        try {
          Until.holds("the alarm is given", () -> router.says("zorgrouter_store_connected", 0));
          town().isServed();
        } finally {
          postgres.thaw();
        }
        Until.holds("it has caught up", () -> hasCaughtUp(router));
        router.stop();
        copied(postgres, 1);
      }
    }
  }

  @Test
  void aVisitHasOneOutcomeWhenTwoRoutersSeeItAlsoWhenOneOfThemIsKilled() throws Exception {
    try (Postgres postgres = Postgres.in(folder.resolve("postgres")).start();
        TownRouter one = TownRouter.start(configuration(1, postgres.server()))) {
      Path other = configuration(2, postgres.server());
      for (int life = 1; life <= 3; life++) {
        try (TownRouter two = TownRouter.start(other)) {
          double before = two.figure("zorgrouter_journal_sequence").orElse(0);
          Until.holds(
              "both are at work",
              () ->
                  one.says("zorgrouter_store_connected", 1)
                      && two.figure("zorgrouter_journal_sequence").orElse(0) > before + 400);
          if (life == 3) {
            Until.holds("both have caught up", () -> hasCaughtUp(one) && hasCaughtUp(two));
            two.stop();
            one.stop();
          }
        }
      }
      copied(postgres, 1);
      copied(postgres, 2);
      try (Database database = Database.open(postgres.server())) {
        assertTrue(Visits.toldByBoth(database) > 20);
        assertEquals(List.of(), Visits.twice(database));
        assertEquals(List.of(), Visits.missing(database));
      }
    }
  }

  /** Near enough that what is left is what came in the last second. */
  private static boolean hasCaughtUp(TownRouter router) throws InterruptedException {
    return router.figure("zorgrouter_journal_sequence").orElse(0) > 200
        && router.says("zorgrouter_store_connected", 1)
        && router.figure("zorgrouter_store_behind_entries").orElse(1_000) < 200;
  }

  private void copied(Postgres postgres, int node) throws Exception {
    Path journal = folder.resolve("data/journal-" + node);
    assertEquals(0, JournalVerification.of(journal).lost());
    try (JournalReader reader = JournalReader.of(journal);
        Database database = Database.open(postgres.server())) {
      assertTrue(reader.next().isPresent());
      StoreVerification copy = StoreVerification.of(database, reader.journal().orElseThrow());
      assertEquals(Optional.empty(), copy.fault());
      assertTrue(copy.entries() > 200, copy::toString);
    }
  }

  private Path configuration(int node, Storage.Database.Server server) throws Exception {
    return TownRouter.configuration(
        folder.resolve("zorgrouter-%d.yaml".formatted(node)),
        node,
        folder.resolve("data"),
        town(),
        Optional.of(server));
  }

  private BusyTown town() {
    return opened.orElseThrow();
  }
}
