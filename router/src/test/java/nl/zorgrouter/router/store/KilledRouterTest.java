package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router process among tens of calls a second, killed with -9 at random, again and again. {@code
 * -Dzorgrouter.kills=200} makes it a long evening.
 */
class KilledRouterTest {
  private static final int KILLS = Integer.getInteger("zorgrouter.kills", 3);
  private static final long SEED = Long.getLong("zorgrouter.seed", 20_261_121L);
  private static final int CALLS_EVERY_SECOND = 40;

  /** No life is too short for this: only then was there load to be killed in. */
  private static final int LEAST_CONFIRMED = 200;

  private static final int SHORTEST_LIFE_MILLIS = 300;
  private static final int LONGEST_LIFE_MILLIS = 2_500;

  /** Outcomes that are in the journal's copy. */
  private static final String TOLD =
      "SELECT count(*) FROM journal_entry WHERE kind = 'VISIT_ENDED'";

  /** What the database made of them: of two that tell of one visit it keeps one. */
  private static final String KEPT = "SELECT count(*) FROM visit";

  @TempDir private Path folder = Path.of("");

  @Test
  void everyEntryThatWasConfirmedIsThereAndNoVisitIsToldTwice() throws Exception {
    Random dice = new Random(SEED);
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"));
        BusyTown town = BusyTown.open(CALLS_EVERY_SECOND, SEED)) {
      Path journal = folder.resolve("data/journal-1");
      Path config =
          TownRouter.configuration(
              folder.resolve("zorgrouter.yaml"),
              1,
              folder.resolve("data"),
              town,
              Optional.of(postgres.server()));
      List<Long> lives = new ArrayList<>();
      long confirmed = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        long now = killed(config, dice, confirmed);
        lives.add(now - confirmed);
        confirmed = now;
        JournalVerification verification = JournalVerification.of(journal);
        String round = "kill %d of seed %d: %s".formatted(kill, SEED, verification);
        assertTrue(verification.entries() >= confirmed, round);
        assertEquals(0, verification.lost(), round);
        assertTrue(
            verification.findings().stream()
                .allMatch(found ->
                    found.severity() == Severity.WARNING || found.code().equals("CUT_SHORT")),
            round);
      }
      lastWord(config, journal, postgres, lives);
    }
  }

  /** Starts a router, lets it work, and kills it; gives the last entry that it had confirmed. */
  private static long killed(Path config, Random dice, long before) throws Exception {
    try (TownRouter router = TownRouter.start(config)) {
      long most = before;
      int life = SHORTEST_LIFE_MILLIS + dice.nextInt(LONGEST_LIFE_MILLIS - SHORTEST_LIFE_MILLIS);
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(life);
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while ((System.nanoTime() < until || most < before + LEAST_CONFIRMED)
          && System.nanoTime() < giveUp) {
        most = Math.max(most, (long) router.figure("zorgrouter_journal_sequence").orElse(0));
      }
      assertTrue(most >= before + LEAST_CONFIRMED, "nothing was heard of the town: " + config);
      return most;
    }
  }

  /** A router that is left alone brings the database up to date. */
  private static void lastWord(Path config, Path journal, TrialDatabase postgres, List<Long> lives)
      throws Exception {
    long confirmed = lives.stream().mapToLong(Long::longValue).sum();
    try (TownRouter router = TownRouter.start(config);
        Database database = Database.open(postgres.server())) {
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (Visits.count(database, "SELECT count(*) FROM journal_entry") < confirmed) {
        assertTrue(System.nanoTime() < giveUp, "the database was not brought up to date");
        TimeUnit.MILLISECONDS.sleep(50);
      }
      router.stop();
    }
    try (JournalReader reader = JournalReader.of(journal);
        Database database = Database.open(postgres.server())) {
      assertTrue(reader.next().isPresent());
      StoreVerification copy = StoreVerification.of(database, reader.journal().orElseThrow());
      assertEquals(Optional.empty(), copy.fault());
      assertTrue(copy.entries() >= confirmed, copy::toString);
      assertEquals(List.of(), Visits.twice(database));
      assertEquals(List.of(), Visits.missing(database));
      long told = Visits.count(database, TOLD);
      long kept = Visits.count(database, KEPT);
      assertEquals(told, kept, () -> "told again: " + Visits.toldAgain(database));
      System.out.printf(
          "killed %d times; confirmed in a life: least %d, median %d, most %d; %d entries confirmed,"
              + " %d whole on disk, %d copied, %d outcomes told, %d kept%n",
          KILLS,
          lives.stream().sorted().findFirst().orElse(0L),
          lives.stream().sorted().skip(lives.size() / 2).findFirst().orElse(0L),
          lives.stream().mapToLong(Long::longValue).max().orElse(0),
          confirmed,
          JournalVerification.of(journal).entries(),
          copy.entries(),
          told,
          kept);
    }
  }
}
