package nl.zorgrouter.router.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a router keeps what it did.
 *
 * @param directory this router's own; the journal is in it
 * @param database where the journal is copied to; empty when only the files are kept
 * @param retention how long each kind of data is kept in the database, numbers on disk too
 */
public record Storage(Path directory, Optional<Database> database, Retention retention) {
  /** The journal of one node. */
  public Path journal(int node) {
    return directory.resolve("journal-" + node);
  }

  /** A PostgreSQL. */
  public sealed interface Database {
    /**
     * The site's own server.
     *
     * @param url {@code jdbc:postgresql://host:port/name}
     */
    record Server(String url, String user, String password) implements Database {
      /** Never shows the password. */
      @Override
      public String toString() {
        return "Server[%s, user %s]".formatted(url, user);
      }
    }

    /** One that comes with the program and runs beside it: for a trial on one machine. */
    record Trial() implements Database {}
  }

  /**
   * How long data is kept.
   *
   * @param numbers telephone numbers
   * @param events what exchanges told
   * @param decisions what was decided
   * @param visits how long callers waited
   * @param access who saw or changed what; NEN 7513: at least five years
   */
  public record Retention(
      Duration numbers, Duration events, Duration decisions, Duration visits, Duration access) {}
}
