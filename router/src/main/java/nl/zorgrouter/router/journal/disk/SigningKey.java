package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.router.journal.Checkpoint;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.SignedCheckpoint;

/**
 * The key with which one node signs. The private half is in a file that only its user can read; the
 * public half is in a file beside it, for everybody who verifies.
 */
final class SigningKey {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private final PrivateKey secret;
  private final NodeKey key;

  private SigningKey(PrivateKey secret, NodeKey key) {
    this.secret = secret;
    this.key = key;
  }

  /**
   * The key in that file. One that is not there yet is made.
   *
   * @throws IOException when it cannot be read or written, others can read it, or it is none
   */
  static SigningKey in(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return read(file);
    } catch (GeneralSecurityException | IllegalArgumentException none) {
      throw new IOException(
          "%s: found no Ed25519 key of this program; expected the one that it made".formatted(file),
          none);
    }
  }

  private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          "%s: found permissions `%s`; expected that only its owner can read the key"
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IllegalArgumentException("%d lines".formatted(lines.size()));
    }
    byte[] encoded = Base64.getDecoder().decode(lines.getFirst());
    PrivateKey secret =
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    NodeKey key = new NodeKey(lines.getLast());
    Path open = published(file);
    if (!Files.exists(open)) {
      Files.writeString(open, key.text() + "\n");
    }
    return new SigningKey(secret, key);
  }

  private static void make(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder, "signing-key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(
          fresh,
          "%s\n%s\n"
              .formatted(
                  Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                  NodeKey.of(pair.getPublic()).text()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path published(Path file) {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  /**
   * The public half of the key in that file, which itself need not be readable; empty when there is
   * none.
   *
   * @throws IOException when it is there and is no key
   */
  static Optional<NodeKey> publicHalf(Path file) throws IOException {
    Path open = published(file);
    if (!Files.exists(open)) {
      return Optional.empty();
    }
    Optional<NodeKey> read = NodeKey.read(Files.readString(open));
    if (read.isEmpty()) {
      throw new IOException("%s: found no key; expected 64 hexadecimal digits".formatted(open));
    }
    return read;
  }

  NodeKey key() {
    return key;
  }

  /**
   * Signs a checkpoint.
   *
   * @throws IOException when the two halves in the file are not of one key
   */
  SignedCheckpoint sign(Checkpoint checkpoint) throws IOException {
    try {
      SignedCheckpoint signed = SignedCheckpoint.by(secret, key, checkpoint);
      if (!signed.isGenuine()) {
        throw new IOException("the two halves of the signing key do not belong together");
      }
      return signed;
    } catch (GeneralSecurityException everyJavaCan) {
      throw new IllegalStateException(everyJavaCan);
    }
  }
}
