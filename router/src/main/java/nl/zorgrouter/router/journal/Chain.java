package nl.zorgrouter.router.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The hash of everything up to and including an entry. An entry's content enters as its own hash,
 * so that a copy may forget the content and still be checked.
 */
public final class Chain {
  /** A SHA-256. */
  public static final int BYTES = 32;

  private final byte[] hash;

  private Chain(byte[] hash) {
    this.hash = hash;
  }

  /** The chain before the first entry of a journal. */
  public static Chain start(JournalId journal) {
    return new Chain(
        sha256()
            .digest(
                ByteBuffer.allocate(18)
                    .putShort((short) journal.node())
                    .putLong(journal.birth().getMostSignificantBits())
                    .putLong(journal.birth().getLeastSignificantBits())
                    .array()));
  }

  /** A chain as it was kept. */
  public static Chain of(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("a hash of %d bytes".formatted(hash.length));
    }
    return new Chain(hash.clone());
  }

  /**
   * The chain with one more entry.
   *
   * @param atMicros when it was written, in microseconds since 1970
   * @param kind its number on disk
   * @param content the SHA-256 of its text
   */
  public Chain plus(long sequence, long atMicros, int kind, byte[] content) {
    MessageDigest digest = sha256();
    digest.update(hash);
    digest.update(
        ByteBuffer.allocate(17).putLong(sequence).putLong(atMicros).put((byte) kind).array());
    return new Chain(digest.digest(content));
  }

  /** The same with the kind as a word. */
  public Chain plus(long sequence, long atMicros, EntryKind kind, byte[] content) {
    return plus(sequence, atMicros, kind.number(), content);
  }

  /** The hash of an entry's text. */
  public static byte[] content(byte[] text) {
    return sha256().digest(text);
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chain chain && Arrays.equals(hash, chain.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
