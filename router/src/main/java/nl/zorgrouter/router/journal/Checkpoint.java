package nl.zorgrouter.router.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the chain of a journal stood at a moment. Signed, it vouches for everything before it: who
 * writes the journal anew with a chain that fits cannot sign that.
 *
 * @param journal whose chain
 * @param sequence the number of the last entry in it, from 1
 * @param at when it was looked at, by the node's clock, in whole microseconds
 * @param chain up to and including that entry
 */
public record Checkpoint(JournalId journal, long sequence, Instant at, Chain chain) {
  private static final byte[] MAGIC = "ZRJCHK\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  public Checkpoint {
    if (sequence < 1) {
      throw new IllegalArgumentException("a checkpoint after entry " + sequence);
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** What is signed: always as many bytes, and no other content has the same. */
  byte[] bytes() {
    return ByteBuffer.allocate(MAGIC.length + 2 + 2 + 16 + 8 + 8 + Chain.BYTES)
        .put(MAGIC)
        .putShort((short) VERSION)
        .putShort((short) journal.node())
        .putLong(journal.birth().getMostSignificantBits())
        .putLong(journal.birth().getLeastSignificantBits())
        .putLong(sequence)
        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
        .put(chain.bytes())
        .array();
  }
}
