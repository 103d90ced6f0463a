package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a router noted before it stopped, with the numbers that are still kept. Nothing that a
 * router knows is older than a day, so only the last day that was written is read, however long the
 * journal is and however long ago that was.
 */
public final class NotedBefore {
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  /** The longest that anything is known, and an hour for clocks that were set. */
  private static final Duration OLDEST = Duration.ofHours(25);

  private NotedBefore() {}

  /**
   * The notes of the last day of a journal, in their order. What cannot be read is named in the log
   * and left out; the rest counts.
   *
   * @param folder of the journal; may not exist yet
   */
  public static Recollection read(Path folder) {
    List<Noted> noted = new ArrayList<>();
    try {
      List<Path> segments = Files.isDirectory(folder) ? JournalFolder.segments(folder) : List.of();
      if (!segments.isEmpty()) {
        Instant last = Files.getLastModifiedTime(segments.getLast()).toInstant();
        read(folder, last, noted);
      }
    } catch (IOException failed) {
      LOG.error(
          "what was known of referrals could not be read to its end ({}); the exchanges tell what"
              + " they keep",
          JournalFolder.reason(failed));
    }
    return new Recollection(noted);
  }

  private static void read(Path folder, Instant last, List<Noted> noted) throws IOException {
    Instant first = last.minus(OLDEST);
    Map<String, String> numbers = numbers(folder, first, last);
    int unreadable = 0;
    try (JournalReader reader = JournalReader.since(folder, first)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        if (frame.get().kind() == EntryKind.KEPT) {
          unreadable += read(frame.get(), numbers, noted);
        }
      }
      reader
          .fault()
          .ifPresent(fault ->
              LOG.error("{}: {}; what comes after is not known", fault.file(), fault.why()));
    }
    if (unreadable > 0) {
      LOG.error(
          "{} notes on referrals cannot be read; another version of this program wrote them",
          unreadable);
    }
  }

  private static int read(Frame frame, Map<String, String> numbers, List<Noted> noted) {
    byte[] text = Concealment.revealed(frame.text(), hidden -> numbers.getOrDefault(hidden, ""));
    try {
      if (EntryText.read(frame.kind(), text) instanceof Entry.Kept(Noted note)) {
        noted.add(note);
      }
      return 0;
    } catch (UnreadableEntry other) {
      return 1;
    }
  }

  /** What stands for a number, and the number; one that was erased is as if it was withheld. */
  private static Map<String, String> numbers(Path folder, Instant first, Instant last)
      throws IOException {
    Map<String, String> numbers = new HashMap<>();
    LocalDate until = PersonalFile.day(last.plus(Duration.ofHours(1)));
    for (LocalDate day = PersonalFile.day(first); !day.isAfter(until); day = day.plusDays(1)) {
      Path file = PersonalFile.of(folder, day);
      if (Files.exists(file)) {
        add(file, numbers);
      }
    }
    return numbers;
  }

  private static void add(Path file, Map<String, String> numbers) throws IOException {
    try (PersonalFile rows = PersonalFile.read(file)) {
      for (long index = 0; index < rows.rows(); index++) {
        Optional<PersonalFile.Row> row = rows.row(index);
        row.flatMap(PersonalFile.Row::number)
            .ifPresent(number -> numbers.put(Concealment.text(row.get().commitment()), number));
      }
    }
  }
}
