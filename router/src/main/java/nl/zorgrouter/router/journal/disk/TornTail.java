package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The last bytes of a segment that are not whole. They are put aside with the first entry that is
 * written, not before: a disk that is still full must not keep a router from starting.
 *
 * @param segment the file they are in
 * @param from where they begin in it
 * @param bytes how many
 * @param aside the file they will be in
 */
record TornTail(Path segment, long from, long bytes, Path aside) {
  /** The tail of that segment, before the entry with that number. */
  static TornTail of(Path segment, long from, long bytes, long sequence) {
    return new TornTail(segment, from, bytes, aside(segment, sequence));
  }

  /** A name for bytes of that segment. */
  static Path aside(Path segment, long sequence) {
    return segment.resolveSibling(
        "torn-%019d-%s.bin".formatted(sequence, UUID.randomUUID().toString().substring(0, 8)));
  }

  String keptIn() {
    return String.valueOf(aside.getFileName());
  }

  /** Puts them aside; may be tried again. */
  void putAside() throws IOException {
    try (FileChannel source =
            FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel target =
            FileChannel.open(
                aside,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      for (long done = 0; done < bytes; ) {
        done += source.transferTo(from + done, bytes - done, target);
      }
      target.force(true);
      source.truncate(from);
      source.force(true);
    }
  }
}
