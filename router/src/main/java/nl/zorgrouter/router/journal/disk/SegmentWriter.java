package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.SegmentHead;

/**
 * Turns groups of entries into bytes of segments. A group is prepared after all that is on disk;
 * writing it may be tried as often as it takes, and puts the same bytes in the same place.
 */
final class SegmentWriter implements AutoCloseable {
  /** A segment that has reached this is followed by the next one. */
  static final long SEGMENT_BYTES = 16L * 1024 * 1024;

  private final JournalFolder folder;
  private final InstantSource clock;
  private final Numbers numbers;
  private Optional<TornTail> torn;
  private Chain chain;
  private long next;
  private Chain writtenChain;
  private long writtenNext;
  private ByteBuffer group = ByteBuffer.allocate(0);
  private Optional<FileChannel> segment = Optional.empty();
  private long position;

  SegmentWriter(JournalFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.numbers = new Numbers(folder.path(), clock, folder.numbersKept());
    this.torn = folder.tail().torn();
    this.chain = folder.tail().chain();
    this.next = folder.tail().next();
    this.writtenChain = chain;
    this.writtenNext = next;
  }

  /**
   * An entry that cannot be written.
   *
   * @param index its place in the group
   */
  record Unfit(int index, RuntimeException why) {}

  /** Makes the bytes of a group; gives the first entry of which none can be made. */
  Optional<Unfit> prepare(List<Entry> entries) {
    List<Frame> frames = new ArrayList<>(entries.size());
    int length = 0;
    chain = writtenChain;
    next = writtenNext;
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    for (Entry entry : entries) {
      byte[] text;
      try {
        text = text(entry);
      } catch (RuntimeException why) {
        return Optional.of(new Unfit(frames.size(), why));
      }
      Frame frame = Frame.after(chain, next, at, EntryKind.of(entry), text);
      frames.add(frame);
      length += frame.bytes();
      chain = frame.chain();
      next++;
    }
    group = ByteBuffer.allocate(length);
    frames.forEach(frame -> frame.write(group));
    group.flip();
    return Optional.empty();
  }

  private byte[] text(Entry entry) {
    byte[] text = EntryText.write(entry, numbers::conceal);
    if (text.length > Frame.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "found an entry of %d bytes; a reader takes %d"
              .formatted(text.length, Frame.LONGEST_TEXT));
    }
    return text;
  }

  /** Writes the prepared group; it is on disk when this returns. */
  void write() throws IOException {
    numbers.sync();
    FileChannel file = segment();
    ByteBuffer bytes = group.duplicate();
    while (bytes.hasRemaining()) {
      file.write(bytes, position + bytes.position());
    }
    file.force(false);
    position += group.limit();
    writtenChain = chain;
    writtenNext = next;
  }

  /** The numbers beside the segments. */
  Numbers numbers() {
    return numbers;
  }

  /** The last entry on disk. */
  JournalWriter.Head written() {
    return new JournalWriter.Head(writtenNext - 1, writtenChain);
  }

  @Override
  public void close() throws IOException {
    numbers.close();
    if (segment.isPresent()) {
      close(segment.get());
    }
  }

  private void close(FileChannel file) throws IOException {
    segment = Optional.empty();
    file.close();
  }

  private FileChannel segment() throws IOException {
    if (segment.isPresent() && position >= SEGMENT_BYTES) {
      close(segment.get()); // not sooner: a group that is on disk must not look refused
    }
    if (segment.isPresent()) {
      return segment.get();
    }
    FileChannel opened = begin();
    segment = Optional.of(opened);
    return opened;
  }

  /** Every start begins a segment of its own, so that no byte of an older one changes. */
  private FileChannel begin() throws IOException {
    if (torn.isPresent()) {
      torn.get().putAside();
      torn = Optional.empty();
    }
    Path file = folder.path().resolve("journal-%019d.zrj".formatted(writtenNext));
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      ByteBuffer head =
          ByteBuffer.wrap(new SegmentHead(folder.id(), writtenNext, writtenChain).bytes());
      while (head.hasRemaining()) {
        channel.write(head, head.position());
      }
      channel.force(true);
      try (FileChannel directory = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    position = SegmentHead.BYTES;
    return channel;
  }
}
