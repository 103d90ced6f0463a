package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;

/**
 * Reads a journal from its files, oldest entry first, and says where it does not fit. Needs no
 * lock: what a running router has not yet confirmed looks like an end.
 */
public final class JournalReader implements AutoCloseable {
  private final Deque<Path> segments;
  private Optional<SegmentScan> scan = Optional.empty();
  private Optional<Fault> fault = Optional.empty();
  private Optional<JournalId> journal = Optional.empty();
  private Optional<Chain> chain = Optional.empty();
  private Optional<Mark> resumed = Optional.empty();
  private Path current = Path.of("");
  private long position;
  private long next;

  /**
   * A place between two entries, where reading can go on later.
   *
   * @param segment the file
   * @param position in it, in bytes
   * @param next the number of the entry that comes there
   * @param chain the chain before it
   */
  public record Mark(Path segment, long position, long next, Chain chain) {}

  /**
   * A place in a journal where something is wrong.
   *
   * @param file the segment
   * @param position of the entry in it, in bytes from 0
   * @param sequence the number that the entry should have
   * @param why found and expected
   * @param looks what it looks like
   */
  public record Fault(Path file, long position, long sequence, String why, Frame.Looks looks) {}

  private JournalReader(Deque<Path> segments) {
    this.segments = segments;
  }

  /** The whole journal in that folder, as far as it is kept. */
  public static JournalReader of(Path folder) throws IOException {
    return new JournalReader(new ArrayDeque<>(JournalFolder.segments(folder)));
  }

  /** The journal from the first segment on to which something was written after this moment. */
  public static JournalReader since(Path folder, Instant moment) throws IOException {
    Deque<Path> segments = new ArrayDeque<>();
    for (Path segment : JournalFolder.segments(folder)) {
      if (Files.getLastModifiedTime(segment).toInstant().isAfter(moment)) {
        segments.add(segment);
      }
    }
    return new JournalReader(segments);
  }

  /** The journal from the segment on that holds this entry. */
  public static JournalReader from(Path folder, long sequence) throws IOException {
    Deque<Path> segments = new ArrayDeque<>(JournalFolder.segments(folder));
    while (segments.size() > 1) {
      Path first = segments.removeFirst();
      if (firstSequence(segments.getFirst()) > sequence) {
        segments.addFirst(first);
        break;
      }
    }
    return new JournalReader(segments);
  }

  /** The journal from a place on that was reached before. */
  public static JournalReader from(Path folder, Mark mark) throws IOException {
    Deque<Path> segments = new ArrayDeque<>(JournalFolder.segments(folder));
    while (!segments.isEmpty() && !segments.getFirst().equals(mark.segment())) {
      segments.removeFirst();
    }
    JournalReader reader = new JournalReader(segments);
    reader.resumed = Optional.of(mark);
    return reader;
  }

  /**
   * The place before the next entry.
   *
   * @throws IOException when nothing can be read there
   */
  public Mark mark() throws IOException {
    if (scan.isEmpty() && chain.isEmpty() && !opened()) {
      throw new IOException(
          fault.map(each -> each.file() + ": " + each.why()).orElse("the journal is empty"));
    }
    return scan.map(open -> new Mark(current, open.position(), open.sequence(), open.chain()))
        .orElseGet(() -> new Mark(current, position, next, chain.orElseThrow()));
  }

  /** The next entry; empty at the end and at a fault. */
  public Optional<Frame> next() throws IOException {
    while (fault.isEmpty()) {
      if (scan.isEmpty() && !opened()) {
        return Optional.empty();
      }
      SegmentScan segment = scan.orElseThrow();
      Optional<Frame> frame = segment.next();
      if (frame.isPresent()) {
        return frame;
      }
      chain = Optional.of(segment.chain());
      next = segment.sequence();
      position = segment.position();
      fault = segment.fault().map(broken -> fault(segment, broken));
      close();
    }
    return Optional.empty();
  }

  /** What is wrong, once {@link #next} has come to it. */
  public Optional<Fault> fault() {
    return fault;
  }

  /** Which journal it is, once something of it was read. */
  public Optional<JournalId> journal() {
    return journal;
  }

  @Override
  public void close() {
    scan.ifPresent(SegmentScan::close);
    scan = Optional.empty();
  }

  private boolean opened() throws IOException {
    if (segments.isEmpty()) {
      return false;
    }
    current = segments.removeFirst();
    try {
      SegmentScan opening = SegmentScan.open(current);
      scan = Optional.of(opening);
      if (resumed.isPresent()) {
        Mark mark = resumed.get();
        resumed = Optional.empty();
        journal = Optional.of(opening.head().journal());
        opening.at(Math.toIntExact(mark.position()), mark.next(), mark.chain());
        return true;
      }
      Optional<String> misplaced = misplaced(opening);
      journal = Optional.of(opening.head().journal());
      if (misplaced.isPresent()) {
        fault =
            misplaced.map(
                why -> new Fault(current, 0, opening.sequence(), why, Frame.Looks.CHANGED));
        close();
        return false;
      }
      return true;
    } catch (SegmentScan.NoSegment broken) {
      fault =
          Optional.of(
              new Fault(
                  current,
                  0,
                  firstSequence(current),
                  String.valueOf(broken.getMessage()),
                  Frame.Looks.CHANGED));
      return false;
    }
  }

  private Optional<String> misplaced(SegmentScan opening) {
    if (firstSequence(current) != opening.sequence()) {
      return Optional.of(
          "the file is named after entry %d; its head says %d"
              .formatted(firstSequence(current), opening.sequence()));
    }
    if (journal.isPresent() && !journal.get().equals(opening.head().journal())) {
      return Optional.of("the segment belongs to another journal");
    }
    if (chain.isPresent() && opening.sequence() != next) {
      return Optional.of("entries %d to %d are missing".formatted(next, opening.sequence() - 1));
    }
    if (chain.isPresent() && !chain.get().equals(opening.head().before())) {
      return Optional.of("the chain does not go on from the segment before");
    }
    return Optional.empty();
  }

  private Fault fault(SegmentScan segment, Frame.Read.Broken broken) {
    return new Fault(current, segment.position(), segment.sequence(), broken.why(), broken.looks());
  }

  private static long firstSequence(Path segment) {
    String name = String.valueOf(segment.getFileName());
    return Long.parseLong(name.substring("journal-".length(), "journal-".length() + 19));
  }
}
