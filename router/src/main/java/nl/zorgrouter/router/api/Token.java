package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import nl.zorgrouter.router.referral.Registrant;

/**
 * A token as it is kept: never the token itself. It is 256 random bits, so a plain digest of it
 * cannot be turned back.
 *
 * @param digest SHA-256 of the token, as hexadecimal text
 * @param registrant who it stands for
 * @param created when it was made
 * @param expires from then on it opens nothing
 */
public record Token(String digest, Registrant registrant, Instant created, Instant expires) {
  /** Digits of the digest that are enough to name a token in a list, and not to find it. */
  private static final int SHOWN = 8;

  private static final int RANDOM_BYTES = 32;

  /** A new secret; it is shown once. */
  static String secret(SecureRandom chance) {
    byte[] secret = new byte[RANDOM_BYTES];
    chance.nextBytes(secret);
    return "zr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** The digest of a token. */
  static String digest(String token) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** Names it in a list. */
  public String id() {
    return digest.substring(0, SHOWN);
  }

  boolean isValid(Instant now) {
    return now.isBefore(expires);
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("digest", digest)
            .put("for", registrant.name())
            .put("scope", registrant.scope().name().toLowerCase(Locale.ROOT))
            .put("created", created.toString())
            .put("expires", expires.toString());
    registrant.telephone().ifPresent(phone -> json.put("phone", phone));
    registrant.service().ifPresent(service -> json.put("service", service));
    return json;
  }

  /**
   * A token of the file.
   *
   * @throws RuntimeException when a field is missing or wrong
   */
  static Token read(JsonObject json) {
    return new Token(
        json.getString("digest"),
        new Registrant(
            json.getString("for"),
            Registrant.Scope.valueOf(json.getString("scope").toUpperCase(Locale.ROOT)),
            Optional.ofNullable(json.getString("phone")),
            Optional.ofNullable(json.getString("service"))),
        Instant.parse(json.getString("created")),
        Instant.parse(json.getString("expires")));
  }
}
