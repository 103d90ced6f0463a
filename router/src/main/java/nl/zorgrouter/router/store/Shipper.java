package nl.zorgrouter.router.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import nl.zorgrouter.monitoring.expose.StoreFigures;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.disk.BackgroundWork;
import nl.zorgrouter.router.journal.disk.JournalFolder;
import nl.zorgrouter.router.journal.disk.JournalReader;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a journal into a database, behind the router's back, for as long as the router runs. */
public final class Shipper implements AutoCloseable {
  /** In one transaction. */
  private static final int MOST_ENTRIES = 10_000;

  private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);
  private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(3);
  private static final Logger LOG = LoggerFactory.getLogger("store");

  private final JournalFolder folder;
  private final LongSupplier durable;
  private final Source source;
  private final Chores chores;
  private final StoreFigures figures;
  private final BackgroundWork background =
      new BackgroundWork(Thread.ofVirtual().name("store"), this::work);
  private Optional<Database> database = Optional.empty();
  private Optional<JournalReader.Mark> mark = Optional.empty();
  private volatile long shipped;

  /** Where the database comes from; asked again after every failure. */
  @FunctionalInterface
  public interface Source {
    /** Reaches it. */
    Database open() throws SQLException, IOException;
  }

  /** What is done with the database between two shipments. */
  @FunctionalInterface
  interface Chores {
    /**
     * Does a little, when it is time for it.
     *
     * @param shipped the number of the last entry that the database has
     */
    void turn(Database database, long shipped);
  }

  private Shipper(
      JournalFolder folder,
      LongSupplier durable,
      Source source,
      Chores chores,
      StoreFigures figures) {
    this.chores = chores;
    this.folder = folder;
    this.durable = durable;
    this.source = source;
    this.figures = figures;
  }

  /**
   * Begins to ship.
   *
   * @param durable the number of the last entry that the disk has confirmed
   */
  public static Shipper start(
      JournalFolder folder, LongSupplier durable, Source source, StoreFigures figures) {
    return start(folder, durable, source, (_, _) -> {}, figures);
  }

  /** The same with something to do between two shipments. */
  static Shipper start(
      JournalFolder folder,
      LongSupplier durable,
      Source source,
      Chores chores,
      StoreFigures figures) {
    Shipper shipper = new Shipper(folder, durable, source, chores, figures);
    shipper.background.start();
    return shipper;
  }

  /** The number of the last entry that the database has. */
  public long shipped() {
    return shipped;
  }

  private void work() {
    Duration retry = FIRST_RETRY;
    boolean ends = false;
    while (!ends) {
      try {
        boolean more = shipOnce();
        retry = FIRST_RETRY;
        ends = background.endsWithin(more ? Duration.ZERO : IDLE);
      } catch (SQLException | IOException | RuntimeException failed) {
        tell(failed, retry);
        figures.refused(Math.max(0, durable.getAsLong() - shipped));
        forget();
        ends = background.endsWithin(retry);
        retry = retry.multipliedBy(2);
        retry = retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
      }
    }
    forget();
  }

  /** One transaction; says whether there is more at once. */
  private boolean shipOnce() throws SQLException, IOException {
    if (database.isEmpty()) {
      database = Optional.of(source.open());
      mark = Optional.empty();
    }
    Database store = database.get();
    if (durable.getAsLong() == 0) {
      return false; // a journal that has just begun has no file yet
    }
    if (mark.isEmpty()) {
      mark = Optional.of(place(store));
    }
    long until = durable.getAsLong();
    Batch batch = new Batch(folder.id());
    JournalReader.Mark next = fill(batch, until);
    if (batch.count() > 0) {
      try (Handle handle = store.jdbi().open()) {
        handle.begin();
        batch.write(handle);
        handle.commit();
      }
      shipped = batch.last();
    }
    mark = Optional.of(next);
    figures.took(Math.max(0, until - shipped), InstantSource.system().instant());
    chores.turn(store, shipped);
    return shipped < until && batch.count() > 0;
  }

  private JournalReader.Mark fill(Batch batch, long until) throws IOException {
    JournalReader.Mark from = mark.orElseThrow();
    try (JournalReader reader = JournalReader.from(folder.path(), from)) {
      JournalReader.Mark reached = from;
      while (reached.next() <= until
          && batch.count() < MOST_ENTRIES
          && batch.characters() < MOST_CHARACTERS) {
        Optional<Frame> frame = reader.next();
        if (frame.isEmpty()) {
          break;
        }
        batch.add(frame.get());
        reached = reader.mark();
      }
      if (reader.fault().isPresent() && reached.next() <= until) {
        throw new IOException(
            "%s: %s".formatted(reader.fault().get().file(), reader.fault().get().why()));
      }
      return reached;
    }
  }

  /** Where shipping goes on: after what the database has, which must be a beginning of ours. */
  private JournalReader.Mark place(Database store) throws SQLException, IOException {
    JournalId id = folder.id();
    Optional<Last> last =
        store
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT sequence, chain FROM journal_entry WHERE node = :node"
                            + " AND journal = :journal ORDER BY sequence DESC LIMIT 1")
                    .bind("node", id.node())
                    .bind("journal", id.birth())
                    .map((row, _) -> new Last(row.getLong(1), row.getBytes(2)))
                    .findFirst());
    shipped = last.map(Last::sequence).orElse(0L);
    try (JournalReader reader = JournalReader.from(folder.path(), shipped + 1)) {
      JournalReader.Mark reached = reader.mark();
      if (last.isPresent() && reached.next() > shipped + 1) {
        throw new SQLException(
            "the database ends at entry %d; the disk begins at %d: restore a newer copy of it"
                .formatted(shipped, reached.next()));
      }
      while (reached.next() <= shipped) {
        if (reader.next().isEmpty()) {
          throw new SQLException(
              "the database has entry %d of this journal; the disk ends at %d"
                  .formatted(shipped, reached.next() - 1));
        }
        reached = reader.mark();
      }
      if (last.isPresent() && !Arrays.equals(last.get().chain(), reached.chain().bytes())) {
        throw new SQLException(
            "entry %d in the database is not the one on disk; `journal verify` says which is whole"
                .formatted(shipped));
      }
      return reached;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Last(long sequence, byte[] chain) {}

  private void forget() {
    database.ifPresent(Database::close);
    database = Optional.empty();
    mark = Optional.empty();
  }

  /** Of what nobody foresaw, also where it was: the loop's one guard is the last who knows. */
  private static void tell(Exception failed, Duration retry) {
    String said = "the database does not take the journal ({}); trying again in {} ms";
    if (failed instanceof RuntimeException && !(failed instanceof JdbiException)) {
      LOG.error(said, failed.getClass().getSimpleName(), retry.toMillis(), failed);
    } else {
      LOG.error(said, reason(failed), retry.toMillis());
    }
  }

  private static String reason(Exception failed) {
    Throwable cause = failed;
    while (cause instanceof JdbiException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    background.end(MOST_TO_CLOSE, Thread::interrupt);
  }
}
