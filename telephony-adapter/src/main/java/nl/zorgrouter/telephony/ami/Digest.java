package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The login proof of the manager interface. Its form, MD5, is the exchange's choice, not ours. */
final class Digest {
  private Digest() {}

  /** The digest over the exchange's number and the secret, in hexadecimal. */
  static String of(String challenge, String secret) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest((challenge + secret).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has MD5", absent);
    }
  }
}
