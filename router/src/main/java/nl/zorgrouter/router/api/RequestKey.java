package nl.zorgrouter.router.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret with which a node makes digests of requests. A request may hold a telephone number,
 * and its digest stands in the journal and in the database: whoever could make one himself would
 * find the number by trying all, also after it was erased.
 */
public final class RequestKey {
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{%d}".formatted(2 * BYTES));
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  private static final Logger LOG = LoggerFactory.getLogger("api");

  private final SecretKeySpec secret;

  private RequestKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** A key that stands nowhere and is gone with the process: that of a demonstration. */
  public static RequestKey unwritten() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new RequestKey(secret);
  }

  /**
   * The key of a node, the same at every start, so that a request that is sent again is known. One
   * that is not there, is none, or could be read by others is made anew. Where it cannot be kept,
   * the router works with one that is gone with it, and says so.
   *
   * @param data the router's own directory, beside its journal
   */
  public static RequestKey in(Path data, int node) {
    Path file = data.resolve("request-key-" + node);
    try {
      Optional<String> kept = read(file);
      return new RequestKey(HexFormat.of().parseHex(kept.isPresent() ? kept.get() : make(file)));
    } catch (IOException failed) {
      LOG.error(
          "{}: the key of requests cannot be kept ({}); a request that is sent again after the next"
              + " start will be refused",
          file,
          failed.getMessage());
      return unwritten();
    }
  }

  private static Optional<String> read(Path file) throws IOException {
    boolean isOurs =
        Files.exists(file) && OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    return isOurs
        ? Optional.of(Files.readString(file).strip()).filter(text -> TEXT.matcher(text).matches())
        : Optional.empty();
  }

  /** Whole or not at all. */
  private static String make(Path file) throws IOException {
    String text = HexFormat.of().formatHex(unwritten().secret.getEncoded());
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder, "request-key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(fresh, text + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return text;
  }

  /** A digest of this, which nobody else can make. */
  String digest(String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaCan) {
      throw new IllegalStateException(everyJavaCan);
    }
  }
}
