package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.monitoring.expose.JournalFigures;
import nl.zorgrouter.router.journal.JournalId;

/**
 * Has numbers forgotten: by the router that writes the journal, or here when none runs. Either way
 * the one who writes the journal also writes down who asked for it.
 */
public final class Erasure {
  /** What is old goes when the router says so, which knows for how long numbers are kept here. */
  private static final Duration AGES = Duration.ofDays(36_600);

  private static final long MOST_SECONDS = 15;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private Erasure() {}

  /** How it ended. */
  public enum Result {
    /** The numbers are gone, and the journal says so. */
    DONE,
    /** A router writes this journal and has not done it in time; it will as soon as it can. */
    ORDERED
  }

  /**
   * Carries out an order.
   *
   * @param folder of the journal
   * @param journal which journal it is
   * @param figures are told what is written
   * @throws JournalRefused when the journal can neither be written here nor by a router
   */
  public static Result of(
      Path folder, JournalId journal, ErasureOrder order, JournalFigures figures)
      throws IOException, JournalRefused, InterruptedException {
    Path given = order.give(folder);
    if (JournalFolder.isFree(folder)) {
      try (JournalWriter writer =
          JournalWriter.start(
              JournalFolder.open(folder, journal.node()).keepingNumbersFor(AGES),
              InstantSource.system(),
              figures)) {
        return carriedOut(writer.folder().path().resolve(given.getFileName()));
      }
    }
    return carriedOut(given);
  }

  private static Result carriedOut(Path given) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (Files.exists(given)) {
      if (System.nanoTime() > deadline) {
        return Result.ORDERED;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
    return Result.DONE;
  }
}
