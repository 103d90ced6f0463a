package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.SegmentHead;

/** Reads one segment, entry by entry, and stops at the first byte that does not fit. */
final class SegmentScan implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final ByteBuffer bytes;
  private final SegmentHead head;
  private Chain chain;
  private long sequence;
  private Optional<Frame.Read.Broken> fault = Optional.empty();

  /** A file that does not begin as a segment does. */
  static final class NoSegment extends Exception {
    NoSegment(String message) {
      super(message);
    }
  }

  private SegmentScan(Path file) throws IOException, NoSegment {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
    } catch (IOException unreadable) {
      arena.close();
      throw unreadable;
    }
    byte[] first = new byte[Math.min(bytes.remaining(), SegmentHead.BYTES)];
    bytes.get(first);
    head =
        switch (SegmentHead.read(first)) {
          case SegmentHead.Read.Whole(var whole) -> whole;
          case SegmentHead.Read.Broken(var why) -> throw new NoSegment(why);
        };
    chain = head.before();
    sequence = head.firstSequence();
  }

  static SegmentScan open(Path file) throws IOException, NoSegment {
    return new SegmentScan(file);
  }

  /** Goes on in a segment that was read up to here before. */
  SegmentScan at(int position, long next, Chain before) {
    bytes.position(Math.min(position, bytes.limit()));
    sequence = next;
    chain = before;
    return this;
  }

  /** The next entry; empty at the end, or where the bytes do not fit. */
  Optional<Frame> next() {
    if (fault.isPresent()) {
      return Optional.empty();
    }
    return switch (Frame.read(bytes, chain, sequence)) {
      case Frame.Read.End() -> Optional.empty();
      case Frame.Read.Broken broken -> {
        fault = Optional.of(broken);
        yield Optional.empty();
      }
      case Frame.Read.Whole(var frame, int length) -> {
        bytes.position(bytes.position() + length);
        chain = frame.chain();
        sequence++;
        yield Optional.of(frame);
      }
    };
  }

  SegmentHead head() {
    return head;
  }

  /** What does not fit, once {@link #next} has come to it. */
  Optional<Frame.Read.Broken> fault() {
    return fault;
  }

  /** Of the next entry, or of the fault. */
  long position() {
    return bytes.position();
  }

  /** The number that the next entry would have. */
  long sequence() {
    return sequence;
  }

  /** The chain so far. */
  Chain chain() {
    return chain;
  }

  @Override
  public void close() {
    arena.close();
  }
}
