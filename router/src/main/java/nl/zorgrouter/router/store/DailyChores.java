package nl.zorgrouter.router.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.JournalWriter;
import nl.zorgrouter.router.journal.disk.SpentSegments;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is forgotten once a day: texts in the database that are old enough for their class, then
 * segments on disk that the database has and whose every class is over. Each turn does a little, so
 * that shipping goes on in between.
 */
final class DailyChores implements Shipper.Chores {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger("store");

  private final JournalWriter journal;
  private final Storage.Retention kept;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  DailyChores(JournalWriter journal, Storage.Retention kept, InstantSource clock) {
    this.journal = journal;
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public void turn(Database database, long shipped) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    try {
      if (!Retention.some(database, kept, now)) {
        segments(now, shipped);
        next = now.plus(DAY);
      }
    } catch (IOException | JdbiException failed) {
      LOG.error("what is old enough could not be forgotten ({})", failed.getMessage());
      next = now.plus(AFTER_A_FAILURE);
    }
  }

  private void segments(Instant now, long shipped) throws IOException {
    for (String segment : SpentSegments.delete(journal, now, now.minus(kept.shortest()), shipped)) {
      LOG.info("{} is deleted: the database has it, and it was kept long enough", segment);
    }
  }
}
