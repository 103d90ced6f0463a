package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.Frame;

/**
 * Segments that nobody needs on this disk any more. What goes is written down first: a journal that
 * begins later than with its first entry says itself why.
 */
public final class SpentSegments {
  private static final int MOST_SECONDS_TO_WRITE = 10;
  private static final String ROLE = "retention";
  private static final Pattern GONE =
      Pattern.compile("journal-\\d{19}\\.zrj, entries (\\d{1,18}) to (\\d{1,18})");

  private SpentSegments() {}

  /**
   * A segment that may go.
   *
   * @param first the number of its first entry
   * @param last the number of its last entry
   */
  private record Spent(Path file, long first, long last) {
    String text() {
      return "%s, entries %d to %d".formatted(file.getFileName(), first, last);
    }
  }

  /**
   * Deletes segments, oldest first, up to the first that must stay. The newest always stays.
   *
   * @param journal writes down what goes, before it goes
   * @param now by the wall
   * @param before a segment with an entry of this moment or later stays
   * @param safe a segment with an entry after this number stays: nobody vouches for it elsewhere
   * @return what was deleted, for a person
   * @throws IOException when the disk does not take a line, or a file does not go
   */
  public static List<String> delete(JournalWriter journal, Instant now, Instant before, long safe)
      throws IOException {
    List<String> deleted = new ArrayList<>();
    for (Spent spent : find(journal.folder().path(), before, safe)) {
      written(journal, now, spent.text());
      Files.delete(spent.file());
      deleted.add(spent.text());
    }
    return deleted;
  }

  private static void written(JournalWriter journal, Instant now, String object)
      throws IOException {
    Access line =
        new Access(
            now,
            "zorgrouter",
            ROLE,
            "",
            "zorgrouter",
            Access.Deed.ERASED,
            object,
            Access.Result.DONE);
    try {
      journal
          .keep(new Entry.Accessed(line))
          .toCompletableFuture()
          .get(MOST_SECONDS_TO_WRITE, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException notWritten) {
      throw new IOException(
          "%s stays: the disk does not take the line about it".formatted(object), notWritten);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(object + " stays: the router ends", stopped);
    }
  }

  /** The last entry that this line says was deleted because it was kept long enough. */
  static OptionalLong gone(Access line) {
    Matcher told = GONE.matcher(line.object());
    return line.deed() == Access.Deed.ERASED && line.role().equals(ROLE) && told.matches()
        ? OptionalLong.of(Long.parseLong(told.group(2)))
        : OptionalLong.empty();
  }

  private static List<Spent> find(Path folder, Instant before, long safe) throws IOException {
    List<Path> segments = JournalFolder.segments(folder);
    List<Spent> spent = new ArrayList<>();
    for (int place = 0; place + 1 < segments.size(); place++) {
      Optional<Frame> first = first(segments.get(place));
      Optional<Frame> after = first(segments.get(place + 1));
      boolean maygo =
          first.isPresent()
              && after.isPresent()
              && after.get().sequence() - 1 <= safe
              && after.get().atMicros() < ChronoUnit.MICROS.between(Instant.EPOCH, before);
      if (!maygo) {
        return spent;
      }
      spent.add(new Spent(segments.get(place), first.get().sequence(), after.get().sequence() - 1));
    }
    return spent;
  }

  /** The first entry of a segment: written after everything in the segment before it. */
  private static Optional<Frame> first(Path segment) throws IOException {
    try (SegmentScan scan = SegmentScan.open(segment)) {
      return scan.next();
    } catch (SegmentScan.NoSegment broken) {
      return Optional.empty();
    }
  }
}
