package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day, where no database has a copy: deletes the segments that were kept for as long as any
 * of their entries must be, and that a checkpoint vouches for.
 */
final class Clearance {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  private final JournalWriter journal;
  private final Duration kept;
  private Instant next = Instant.MIN;

  /**
   * Nothing is deleted yet.
   *
   * @param kept how long a segment stays: the longest time of all kinds of data
   */
  Clearance(JournalWriter journal, Duration kept) {
    this.journal = journal;
    this.kept = kept;
  }

  /**
   * Deletes what may go, when a day is over since the last look.
   *
   * @param now by the wall
   * @param signed the number of the last entry that is signed
   */
  void turn(Instant now, long signed) {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(DAY);
    try {
      for (String segment : SpentSegments.delete(journal, now, now.minus(kept), signed)) {
        LOG.info("{} is deleted: every entry of it was kept long enough", segment);
      }
    } catch (IOException failed) {
      LOG.error("what is old enough could not be deleted ({})", JournalFolder.reason(failed));
    }
  }
}
