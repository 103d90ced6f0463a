package nl.zorgrouter.router.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry as it lies on disk: {@code length, checksum, sequence, time, kind, text, chain}.
 *
 * @param sequence counts the entries of a journal, from 1 without gaps
 * @param atMicros when it was written, by the node's clock, in microseconds since 1970
 * @param kind what it is
 * @param text its content, UTF-8
 * @param chain the chain with this entry
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its chain, never as a whole
public record Frame(long sequence, long atMicros, EntryKind kind, byte[] text, Chain chain) {
  /** Longer texts are not written: a snapshot of a region is a tenth of this. */
  public static final int LONGEST_TEXT = 8 * 1024 * 1024;

  private static final int BEFORE_TEXT = 4 + 4 + 8 + 8 + 1;

  /** What the next bytes of a segment turned out to be. */
  public sealed interface Read {
    /** A frame, and where the next one begins. */
    record Whole(Frame frame, int bytes) implements Read {}

    /** Nothing comes after this. */
    record End() implements Read {}

    /**
     * Not a frame, or not one that belongs here.
     *
     * @param why for a person
     * @param looks how the bytes look
     */
    record Broken(String why, Looks looks) implements Read {}
  }

  /** What broken bytes look like. */
  public enum Looks {
    /** The file ends in the middle of a frame. */
    CUT_SHORT,
    /** The frame is there but a byte of it differs from what was written. */
    CHANGED,
    /** The frame is the one that was written, by a program that knows more kinds than this one. */
    NEWER
  }

  /** The next frame after a chain. */
  public static Frame after(
      Chain before, long sequence, long atMicros, EntryKind kind, byte[] text) {
    return new Frame(
        sequence, atMicros, kind, text, before.plus(sequence, atMicros, kind, Chain.content(text)));
  }

  /** How many bytes it takes. */
  public int bytes() {
    return BEFORE_TEXT + text.length + Chain.BYTES;
  }

  /** Appends it. */
  public void write(ByteBuffer target) {
    int start = target.position();
    target.putInt(text.length).putInt(0).putLong(sequence).putLong(atMicros);
    target.put((byte) kind.number()).put(text).put(chain.bytes());
    target.putInt(start + 4, checksum(target, start, bytes()));
  }

  /**
   * Reads what comes next.
   *
   * @param source at the place where a frame should begin; its limit is the end of the segment
   * @param before the chain so far
   * @param expected the number that the next entry must have
   */
  public static Read read(ByteBuffer source, Chain before, long expected) {
    int start = source.position();
    int left = source.remaining();
    if (left == 0) {
      return new Read.End();
    }
    if (left < BEFORE_TEXT + Chain.BYTES) {
      return cutShort(left);
    }
    int length = source.getInt(start);
    if (length < 0 || length > LONGEST_TEXT) {
      return new Read.Broken("found a length of %d bytes".formatted(length), Looks.CHANGED);
    }
    int whole = BEFORE_TEXT + length + Chain.BYTES;
    if (left < whole) {
      return cutShort(left);
    }
    if (source.getInt(start + 4) != checksum(source, start, whole)) {
      return new Read.Broken("the checksum does not fit; a byte was changed", Looks.CHANGED);
    }
    return linked(source, start, length, before, expected);
  }

  private static Read linked(
      ByteBuffer source, int start, int length, Chain before, long expected) {
    long sequence = source.getLong(start + 8);
    long at = source.getLong(start + 16);
    int kind = source.get(start + 24) & 0xff;
    byte[] text = new byte[length];
    source.get(start + BEFORE_TEXT, text);
    byte[] chain = new byte[Chain.BYTES];
    source.get(start + BEFORE_TEXT + length, chain);
    if (sequence != expected) {
      return new Read.Broken(
          "found entry `%d`; expected entry %d".formatted(sequence, expected), Looks.CHANGED);
    }
    Chain expectedChain = before.plus(sequence, at, kind, Chain.content(text));
    if (!expectedChain.equals(Chain.of(chain))) {
      return new Read.Broken(
          "the chain is broken; an entry was changed or replaced", Looks.CHANGED);
    }
    return EntryKind.of(kind)
        .<Read>map(known ->
            new Read.Whole(
                new Frame(sequence, at, known, text, expectedChain),
                BEFORE_TEXT + length + Chain.BYTES))
        .orElseGet(() ->
            new Read.Broken(
                "found an entry of kind `%d`; expected one that this program knows: a newer one"
                        .formatted(kind)
                    + " wrote it",
                Looks.NEWER));
  }

  private static Read cutShort(int left) {
    return new Read.Broken(
        "%d bytes are left and no whole entry is in them".formatted(left), Looks.CUT_SHORT);
  }

  /** Over everything but the checksum itself. */
  private static int checksum(ByteBuffer bytes, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(start, 4));
    crc.update(bytes.slice(start + 8, length - 8));
    return (int) crc.getValue();
  }
}
