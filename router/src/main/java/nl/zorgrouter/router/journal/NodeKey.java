package nl.zorgrouter.router.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public half of the key with which a node signs: Ed25519 (RFC 8032), 32 bytes. It is no
 * secret, and worth writing down where nobody of this machine can change it.
 *
 * @param text the bytes as 64 hexadecimal digits, in small letters
 */
public record NodeKey(String text) {
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{64}");

  /** What stands before the 32 bytes in the form that Java reads (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  public NodeKey {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("found `%s`; expected a key of 64 digits".formatted(text));
    }
  }

  /** The key as a person gives it; empty when it is none. */
  public static Optional<NodeKey> read(String text) {
    String stripped = text.strip();
    return TEXT.matcher(stripped).matches() ? Optional.of(new NodeKey(stripped)) : Optional.empty();
  }

  /** The same key as Java has it. */
  public static NodeKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (!Arrays.equals(PREFIX, Arrays.copyOf(encoded, PREFIX.length))) {
      throw new IllegalArgumentException("a key of another kind than Ed25519");
    }
    return new NodeKey(
        HexFormat.of().formatHex(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length)));
  }

  /** Whether who has the private half has signed this. */
  boolean signed(byte[] content, byte[] signature) {
    try {
      byte[] key = HexFormat.of().parseHex(text);
      byte[] encoded = ByteBuffer.allocate(PREFIX.length + key.length).put(PREFIX).put(key).array();
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException noPointOrNoSignature) {
      return false; // 32 bytes need not be a key, and 64 need not be a signature
    }
  }
}
