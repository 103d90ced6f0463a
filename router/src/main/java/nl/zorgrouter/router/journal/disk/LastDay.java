package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.service.ServiceChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a router that starts learns from its journal, in one pass. Nothing it can use is older than
 * a day, so only the last day that was written is read, however long the journal is and however
 * long ago that was. What cannot be read is named in the log and left out; the rest counts.
 *
 * @param said of services, in the order in which it was said, as far as it can still hold
 * @param known of referrals, answers and callers
 * @param waited who was waiting, by exchange
 */
public record LastDay(
    List<ServiceChange> said, Recollection known, Map<PbxId, WaitedBefore> waited) {
  /** A day, and an hour for clocks that were set. */
  static final Duration OLDEST = Duration.ofHours(25);

  private static final Logger LOG = LoggerFactory.getLogger("journal");

  public LastDay {
    said = List.copyOf(said);
    waited = Map.copyOf(waited);
  }

  /**
   * Reads it.
   *
   * @param folder of the journal; may not exist yet
   * @param now by the wall
   */
  public static LastDay read(Path folder, Instant now) {
    SaidBefore said = new SaidBefore(now.minus(OLDEST));
    NotedBefore noted = new NotedBefore();
    WaitedBefore.Collecting waited = new WaitedBefore.Collecting(now.minus(OLDEST));
    try {
      List<Path> segments = Files.isDirectory(folder) ? JournalFolder.segments(folder) : List.of();
      if (!segments.isEmpty()) {
        Instant last = Files.getLastModifiedTime(segments.getLast()).toInstant();
        noted.knowsNumbers(folder, last.minus(OLDEST), last);
        try (JournalReader reader = JournalReader.since(folder, last.minus(OLDEST))) {
          read(reader, said, noted, waited);
        }
      }
    } catch (IOException failed) {
      LOG.error(
          "the last day of the journal could not be read to its end ({}); the exchanges tell what"
              + " they keep, and what was said of services must be said again",
          JournalFolder.reason(failed));
    }
    return new LastDay(said.changes(), noted.recollection(), waited.result());
  }

  private static void read(
      JournalReader reader, SaidBefore said, NotedBefore noted, WaitedBefore.Collecting waited)
      throws IOException {
    int unreadable = 0;
    for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      try {
        switch (frame.get().kind()) {
          case HEARD -> said.learns(frame.get());
          case KEPT -> noted.learns(frame.get());
          case VISIT_BEGAN, VISIT_ENDED, SIGHTED -> waited.learns(frame.get());
          case NOTICED -> said.learnsOfAnEnd(frame.get());
          case STARTED, RULES_ACTIVATED, DECISION_MADE, ACCESSED, LOST, TAIL_CUT -> {}
        }
      } catch (UnreadableEntry other) {
        unreadable++;
      }
    }
    reader
        .fault()
        .ifPresent(
            fault -> LOG.error("{}: {}; what comes after is not known", fault.file(), fault.why()));
    if (unreadable > 0) {
      LOG.error(
          "{} entries of the last day cannot be read; another version of this program wrote them",
          unreadable);
    }
  }
}
