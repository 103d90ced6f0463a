package nl.zorgrouter.router.journal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint with its signature: one line of text, which a person can keep anywhere.
 *
 * @param checkpoint what was signed
 * @param key of the node that says it signed
 * @param signature 64 bytes as hexadecimal digits, in small letters
 */
public record SignedCheckpoint(Checkpoint checkpoint, NodeKey key, String signature) {
  private static final Pattern LINE =
      Pattern.compile(
          "zorgrouter-checkpoint 1 node ([12]) journal (\\S{36}) entry ([1-9][0-9]{0,17})"
              + " at (\\S{1,40}) chain ([0-9a-f]{64}) key ([0-9a-f]{64})"
              + " signature ([0-9a-f]{128})");

  /** Signs a checkpoint. */
  public static SignedCheckpoint by(PrivateKey secret, NodeKey key, Checkpoint checkpoint)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(secret);
    signature.update(checkpoint.bytes());
    return new SignedCheckpoint(checkpoint, key, HexFormat.of().formatHex(signature.sign()));
  }

  /** Whether the key that it names has signed it. */
  public boolean isGenuine() {
    return key.signed(checkpoint.bytes(), HexFormat.of().parseHex(signature));
  }

  /** The line, without its end. */
  public String line() {
    return "zorgrouter-checkpoint 1 node %d journal %s entry %d at %s chain %s key %s signature %s"
        .formatted(
            checkpoint.journal().node(),
            checkpoint.journal().birth(),
            checkpoint.sequence(),
            checkpoint.at(),
            HexFormat.of().formatHex(checkpoint.chain().bytes()),
            key.text(),
            signature);
  }

  /** The checkpoint in a line; empty when the line is not exactly one that was written. */
  public static Optional<SignedCheckpoint> read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      JournalId journal =
          new JournalId(Integer.parseInt(parts.group(1)), UUID.fromString(parts.group(2)));
      Chain chain = Chain.of(HexFormat.of().parseHex(parts.group(5)));
      Checkpoint checkpoint =
          new Checkpoint(
              journal, Long.parseLong(parts.group(3)), Instant.parse(parts.group(4)), chain);
      return Optional.of(
              new SignedCheckpoint(checkpoint, new NodeKey(parts.group(6)), parts.group(7)))
          .filter(read -> read.line().equals(line));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException noCheckpoint) {
      return Optional.empty();
    }
  }
}
