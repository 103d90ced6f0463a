package nl.zorgrouter.router.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a router keeps what it did.
 *
 * @param directory this router's own; the journal is in it
 * @param checkpoints where the signed checkpoints of the journal are; best on another machine's
 *     disk
 * @param database where the journal is copied to; empty when only the files are kept
 * @param retention how long each kind of data is kept in the database, numbers on disk too
 */
public record Storage(
    Path directory, Path checkpoints, Optional<Database> database, Retention retention) {
  /** Everything in one folder, without a database, for as long as is usual. */
  public static Storage in(Path directory) {
    return new Storage(directory, directory, Optional.empty(), Retention.USUAL);
  }

  /** The journal of one node. */
  public Path journal(int node) {
    return directory.resolve("journal-" + node);
  }

  /** The newest signed checkpoint of one node's journal. */
  public Path checkpoint(int node) {
    return checkpoints.resolve("checkpoint-" + node);
  }

  /** The key with which one node signs; only its owner can read it. */
  public Path signingKey(int node) {
    return directory.resolve("signing-key-" + node);
  }

  /** The last number that one node gave to rules. */
  public Path rulesNumber(int node) {
    return directory.resolve("rules-number-" + node);
  }

  /** The database of a trial: its data, and the program. */
  public Path trialDatabase() {
    return directory.resolve("postgres");
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
      Duration numbers, Duration events, Duration decisions, Duration visits, Duration access) {
    private static final int YEAR = 366;

    /** After this, something in a segment may go: all kinds of data are in it. */
    public Duration shortest() {
      return inOrder().getFirst();
    }

    /** After this, nothing in a segment has to stay. */
    public Duration longest() {
      return inOrder().getLast();
    }

    private List<Duration> inOrder() {
      return Stream.of(events, decisions, visits, access).sorted().toList();
    }

    /** What a configuration that says nothing means. */
    public static final Retention USUAL =
        new Retention(
            Duration.ofDays(90),
            Duration.ofDays(400),
            Duration.ofDays(5 * YEAR),
            Duration.ofDays(5 * YEAR),
            Duration.ofDays(5 * YEAR));
  }
}
