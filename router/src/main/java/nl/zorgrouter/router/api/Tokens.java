package nl.zorgrouter.router.api;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.router.referral.Registrant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens as a running router knows them: read again every second, so that one that was revoked
 * opens nothing a second later. A file that cannot be read opens nothing at all.
 */
public final class Tokens implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("api");
  private static final long EVERY_MILLIS = 1_000;

  private volatile Map<String, Token> known = Map.of();
  private volatile Runnable stops = () -> {};

  private Tokens() {}

  /** Tokens that stand in no file and are gone with the process: those of a demonstration. */
  public static Tokens unwritten() {
    return new Tokens();
  }

  /**
   * Makes a token that is kept in memory only.
   *
   * @return the token, which is shown once
   */
  public synchronized String give(
      Registrant registrant, Instant now, Duration lasts, SecureRandom chance) {
    String secret = Token.secret(chance);
    Token token = new Token(Token.digest(secret), registrant, now, now.plus(lasts));
    Map<String, Token> more = new HashMap<>(known);
    more.put(token.digest(), token);
    known = Map.copyOf(more);
    return secret;
  }

  /** Reads them now and from now on. */
  public static Tokens of(Vertx vertx, TokenFile file) {
    Tokens tokens = new Tokens();
    tokens.read(file);
    long timer =
        vertx.setPeriodic(
            EVERY_MILLIS,
            _ ->
                vertx
                    .executeBlocking(() -> {
                      tokens.read(file);
                      return true;
                    })
                    .onFailure(failed -> LOG.error("the tokens cannot be read", failed)));
    tokens.stops = () -> vertx.cancelTimer(timer);
    return tokens;
  }

  /** Reads them no more; those that are known hold until they end. */
  @Override
  public void close() {
    stops.run();
  }

  /** Who a token stands for; empty when it is none, or has ended. */
  Optional<Registrant> registrant(String token, Instant now) {
    return Optional.ofNullable(known.get(Token.digest(token)))
        .filter(each -> each.isValid(now))
        .map(Token::registrant);
  }

  private void read(TokenFile file) {
    try {
      Map<String, Token> fresh = new HashMap<>();
      file.all().forEach(each -> fresh.put(each.digest(), each));
      known = Map.copyOf(fresh);
    } catch (IOException unreadable) {
      if (!known.isEmpty()) {
        LOG.error("{}; no token opens anything now", unreadable.getMessage());
      }
      known = Map.of();
    }
  }
}
