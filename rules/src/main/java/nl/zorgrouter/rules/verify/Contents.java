package nl.zorgrouter.rules.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of what rules were read from.
 *
 * @param sha256 64 hexadecimal digits over the directory and both tables, in this order
 */
public record Contents(String sha256) {
  /** The name of some files' bytes. */
  public static Contents of(byte[] region, byte[] disposition, byte[] acceptance) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : new byte[][] {region, disposition, acceptance}) {
        // each file's own digest, so that no byte can move from one file to the next unseen
        digest.update(MessageDigest.getInstance("SHA-256").digest(file));
      }
      return new Contents(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
