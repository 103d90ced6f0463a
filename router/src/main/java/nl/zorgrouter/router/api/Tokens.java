package nl.zorgrouter.router.api;

import io.vertx.core.Vertx;
import java.io.IOException;
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
public final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger("api");
  private static final long EVERY_MILLIS = 1_000;

  private final TokenFile file;
  private volatile Map<String, Token> known = Map.of();

  private Tokens(TokenFile file) {
    this.file = file;
  }

  /** Reads them now and from now on. */
  public static Tokens of(Vertx vertx, TokenFile file) {
    Tokens tokens = new Tokens(file);
    tokens.read();
    vertx.setPeriodic(
        EVERY_MILLIS,
        _ ->
            vertx
                .executeBlocking(() -> {
                  tokens.read();
                  return true;
                })
                .onFailure(failed -> LOG.error("the tokens cannot be read", failed)));
    return tokens;
  }

  /** Who a token stands for; empty when it is none, or has ended. */
  Optional<Registrant> registrant(String token, Instant now) {
    return Optional.ofNullable(known.get(Token.digest(token)))
        .filter(each -> each.isValid(now))
        .map(Token::registrant);
  }

  private void read() {
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
