package nl.zorgrouter.router.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: whose it is and where in the chain it begins.
 *
 * @param journal whose
 * @param firstSequence of its first entry, from 1
 * @param before the chain before that entry
 */
public record SegmentHead(JournalId journal, long firstSequence, Chain before) {
  /** How long it is on disk. */
  public static final int BYTES = 72;

  /** The version of the format that is written, and the newest that can be read. */
  public static final int VERSION = 1;

  private static final byte[] MAGIC = "ZRJRNL\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What the first bytes of a file turned out to be. */
  public sealed interface Read {
    /** The head of a segment. */
    record Whole(SegmentHead head) implements Read {}

    /**
     * Anything else.
     *
     * @param why found and expected, for a person
     */
    record Broken(String why) implements Read {}
  }

  /** The bytes of this head. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes
        .put(MAGIC)
        .putShort((short) VERSION)
        .putShort((short) journal.node())
        .putLong(journal.birth().getMostSignificantBits())
        .putLong(journal.birth().getLeastSignificantBits())
        .putLong(firstSequence)
        .put(before.bytes());
    bytes.putInt(checksum(bytes.array()));
    return bytes.array();
  }

  /** Reads a head from the first bytes of a segment, at most {@link #BYTES}. */
  public static Read read(byte[] file) {
    if (file.length < BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
      return new Read.Broken(
          "the first bytes are not those of a journal; expected `ZRJRNL` and a head of %d bytes"
              .formatted(BYTES));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file, MAGIC.length, BYTES - MAGIC.length);
    int version = bytes.getShort();
    int node = bytes.getShort();
    UUID birth = new UUID(bytes.getLong(), bytes.getLong());
    long first = bytes.getLong();
    byte[] before = new byte[Chain.BYTES];
    bytes.get(before);
    if (bytes.getInt() != checksum(file)) {
      return new Read.Broken("the checksum of the head does not fit; a byte of it was changed");
    }
    if (version != VERSION) {
      return new Read.Broken(
          "found format version `%d`; this program reads version %d".formatted(version, VERSION));
    }
    if ((node != 1 && node != 2) || first < 1) {
      return new Read.Broken("found node `%d` and first entry `%d`".formatted(node, first));
    }
    return new Read.Whole(new SegmentHead(new JournalId(node, birth), first, Chain.of(before)));
  }

  private static int checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, BYTES - Integer.BYTES);
    return (int) crc.getValue();
  }
}
