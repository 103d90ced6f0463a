package nl.zorgrouter.router.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.router.referral.Registrant;

/** The tokens of one router, in a file that only its user can read. */
public final class TokenFile {
  /** A token that nobody renews for longer belongs to a workplace that is no more. */
  public static final int MOST_DAYS = 366;

  private static final String NAME = "tokens.json";

  private final Path file;

  /** The tokens in that data directory; the file need not be there yet. */
  public TokenFile(Path data) {
    this.file = data.resolve(NAME);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * All tokens, ended ones too.
   *
   * @throws IOException when the file is there and cannot be read
   */
  public List<Token> all() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Token> tokens = new ArrayList<>();
      for (Object each : new JsonArray(Files.readString(file))) {
        tokens.add(Token.read((JsonObject) each));
      }
      return List.copyOf(tokens);
    } catch (DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeParseException broken) {
      throw new IOException("`%s` is not a list of tokens".formatted(file), broken);
    }
  }

  /**
   * Makes a token and keeps its digest.
   *
   * @param lasts at most {@link #MOST_DAYS} days
   * @return the token, which is shown once and never again
   * @throws IOException when the file cannot be written
   */
  public String create(Registrant registrant, Instant now, Duration lasts, SecureRandom chance)
      throws IOException {
    if (lasts.toDays() > MOST_DAYS || lasts.isNegative() || lasts.isZero()) {
      throw new IllegalArgumentException("a token that lasts " + lasts);
    }
    String token = Token.secret(chance);
    List<Token> tokens = new ArrayList<>(all());
    tokens.add(new Token(Token.digest(token), registrant, now, now.plus(lasts)));
    write(tokens);
    return token;
  }

  /**
   * Ends tokens at once.
   *
   * @param named the id of one token, or the workplace all of whose tokens end
   * @return how many
   * @throws IOException when the file cannot be written
   */
  public int revoke(String named) throws IOException {
    List<Token> before = all();
    List<Token> kept =
        before.stream()
            .filter(each -> !each.id().equals(named) && !each.registrant().name().equals(named))
            .toList();
    if (kept.size() < before.size()) {
      write(kept);
    }
    return before.size() - kept.size();
  }

  /** Whole or not at all: a router that reads it meanwhile sees the old one. */
  private void write(List<Token> tokens) throws IOException {
    JsonArray json = new JsonArray();
    tokens.forEach(each -> json.add(each.json()));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path fresh =
        Files.createTempFile(
            folder,
            NAME,
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, json.encodePrettily() + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
