package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.journal.Frame;

/** Segments that nobody needs on this disk any more. */
public final class SpentSegments {
  private SpentSegments() {}

  /**
   * Deletes segments, oldest first, up to the first that must stay. The newest always stays.
   *
   * @param before a segment with an entry of this moment or later stays
   * @param shipped a segment with an entry after this number stays: no copy of it exists
   * @return the names of what was deleted
   */
  public static List<String> delete(Path folder, Instant before, long shipped) throws IOException {
    List<Path> segments = JournalFolder.segments(folder);
    List<String> deleted = new ArrayList<>();
    for (int place = 0; place + 1 < segments.size(); place++) {
      Optional<Frame> after = first(segments.get(place + 1));
      boolean spent =
          after.isPresent()
              && after.get().sequence() - 1 <= shipped
              && after.get().atMicros() < ChronoUnit.MICROS.between(Instant.EPOCH, before);
      if (!spent) {
        return deleted;
      }
      Files.delete(segments.get(place));
      deleted.add(String.valueOf(segments.get(place).getFileName()));
    }
    return deleted;
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
