package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32C;
import nl.zorgrouter.router.journal.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What memory holds while a full disk does not take it, so that a router that dies then leaves a
 * gap with a name. The room for the note is taken while there is some: it is written over in place,
 * which a full disk allows. A note that cannot be written is told in the log and stops nobody.
 */
final class GapNote {
  /** {@code after 8, from 8, until 8, entries 8, checksum 4}; all zero when nothing is missing. */
  private static final int BYTES = 36;

  private static final Logger LOG = LoggerFactory.getLogger("journal");

  private final Path path;
  private boolean empty;

  private GapNote(Path path) {
    this.path = path;
  }

  /** The note of the journal in that folder. */
  static GapNote of(Path folder) {
    return new GapNote(folder.resolve("gap"));
  }

  /**
   * What a router that stopped had not written; empty when it wrote all, or nobody can tell.
   *
   * @param last the number of the last whole entry on disk: it may have written more than it knew
   */
  Optional<Entry.Lost> read(long last) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    try (FileChannel file = open()) {
      while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
        // until all of it was read, or there is no more
      }
    } catch (IOException unreadable) {
      told(unreadable);
    }
    if (bytes.hasRemaining() || bytes.getInt(BYTES - Integer.BYTES) != checksum(bytes.array())) {
      return Optional.empty();
    }
    bytes.rewind();
    long written = last - bytes.getLong();
    Instant from = instant(bytes.getLong());
    Instant until = instant(bytes.getLong());
    long missing = bytes.getLong() - written;
    return written >= 0 && missing > 0
        ? Optional.of(new Entry.Lost(from, until, missing))
        : Optional.empty();
  }

  /**
   * Notes what would be missing if the router died now.
   *
   * @param after the number of the last entry that the disk has confirmed
   */
  void write(long after, Entry.Lost missing) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(after).putLong(micros(missing.from())).putLong(micros(missing.until()));
    bytes.putLong(missing.entries()).putInt(checksum(bytes.array()));
    empty = false;
    write(bytes.flip());
  }

  /** Nothing is missing; the room is kept. */
  void clear() {
    if (!empty) {
      empty = write(ByteBuffer.allocate(BYTES));
    }
  }

  private boolean write(ByteBuffer bytes) {
    try (FileChannel file = open()) {
      while (bytes.hasRemaining()) {
        file.write(bytes, bytes.position());
      }
      file.force(false);
      return true;
    } catch (IOException refused) {
      told(refused);
      return false;
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void told(IOException refused) {
    LOG.warn(
        "the note of what is not yet on disk cannot be used ({})", JournalFolder.reason(refused));
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static int checksum(byte[] note) {
    CRC32C crc = new CRC32C();
    crc.update(note, 0, BYTES - Integer.BYTES);
    return (int) crc.getValue();
  }
}
