package nl.zorgrouter.router.store;

import java.util.Optional;
import nl.zorgrouter.router.config.Storage;
import org.jdbi.v3.core.JdbiException;

/** A database that could not be asked; the message says what was found and expected. */
public final class StoreUnreached extends Exception {
  private static final long serialVersionUID = 1L;

  StoreUnreached(Storage.Database.Server server, JdbiException refused) {
    super(why(server, refused), refused);
  }

  /** What was found and expected, for a person. */
  static String why(Storage.Database.Server server, JdbiException refused) {
    Throwable cause = Optional.ofNullable(refused.getCause()).orElse(refused);
    return "%s: %s; expected a database that a router has copied its journal into"
        .formatted(server.url(), String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
  }
}
