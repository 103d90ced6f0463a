package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.reconcile.Moves;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.SignOfLife;
import nl.zorgrouter.router.journal.Unended;
import nl.zorgrouter.router.journal.UnreadableEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The visits of the database: of every router that copies its journal there, each visit once. What
 * one of them had in sight was in sight; where the text of that has been forgotten, completeness is
 * told too low and never too high.
 */
public final class StoreVisits implements PastVisits {
  private static final int AT_ONCE = 5_000;

  /** Sight is written down this long after it began, at most. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final String VISITS =
      "SELECT pbx, queue, call, journey, class, call_began, first_waited, joined, ended, outcome,"
          + " precision FROM visit"
          + " WHERE ended >= :since AND (pbx = :pbx OR :pbx = '') ORDER BY ended, visit";
  private static final String SIGHTS =
      "SELECT content FROM journal_entry"
          + " WHERE kind = :kind AND content IS NOT NULL AND at_micros >= :since";

  /** How far a router's clock may be from its exchange's. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** Who shows no sign within this has not been moved anywhere that we know of. */
  private static final Duration SHOWN = Duration.ofMinutes(10);

  private static final String SIGNS =
      "SELECT kind, content FROM journal_entry"
          + " WHERE kind IN ('VISIT_BEGAN', 'DECISION_MADE', 'HEARD') AND content IS NOT NULL"
          + " AND at_micros BETWEEN :from AND :until AND strpos(content, :call) > 0";

  private final ReadStore store;
  private final Handle handle;
  private final ResultIterator<Visit> visits;
  private final Map<PbxId, Sightings> sightings;
  private final Instant since;

  private StoreVisits(
      ReadStore store,
      Handle handle,
      ResultIterator<Visit> visits,
      Map<PbxId, Sightings> sightings,
      Instant since) {
    this.store = store;
    this.handle = handle;
    this.visits = visits;
    this.sightings = sightings;
    this.since = since;
  }

  /**
   * Begins to read; a few thousand visits stand in memory at a time.
   *
   * @param storage with a database
   * @param pbx whose visits; empty for those of every exchange
   * @param since those that ended before are left out
   * @throws IOException when the database of a trial cannot be started
   * @throws StoreUnreached when the database cannot be asked
   */
  public static StoreVisits of(Storage storage, Optional<PbxId> pbx, Instant since)
      throws IOException, StoreUnreached {
    ReadStore store = ReadStore.of(storage);
    try {
      Handle handle = store.database().jdbi().open();
      // one picture of it all, whatever is copied meanwhile
      handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
      handle.begin();
      Map<PbxId, Sightings> sightings = sightings(handle, since);
      ResultIterator<Visit> visits =
          handle
              .createQuery(VISITS)
              .setFetchSize(AT_ONCE)
              .bind("pbx", pbx.map(PbxId::value).orElse(""))
              .bind("since", since)
              .map((row, _) -> visit(row))
              .iterator();
      return new StoreVisits(store, handle, visits, sightings, since);
    } catch (JdbiException refused) {
      store.close();
      throw new StoreUnreached(store.server(), refused);
    }
  }

  private static Map<PbxId, Sightings> sightings(Handle handle, Instant since) {
    Map<PbxId, Sightings> sightings = new HashMap<>();
    try (ResultIterator<String> texts =
        handle
            .createQuery(SIGHTS)
            .setFetchSize(AT_ONCE)
            .bind("kind", EntryKind.SIGHTED.name())
            .bind("since", micros(since.minus(LATE)))
            .mapTo(String.class)
            .iterator()) {
      while (texts.hasNext()) {
        if (entry(texts.next()) instanceof Entry.Sighted(var sight)) {
          sightings
              .computeIfAbsent(sight.pbx(), _ -> new Sightings())
              .add(sight.from(), sight.until());
        }
      }
    }
    return sightings;
  }

  private static Entry entry(String text) {
    try {
      return EntryText.read(EntryKind.SIGHTED, text.getBytes(UTF_8));
    } catch (UnreadableEntry unreadable) {
      throw new IllegalStateException(
          "a sighting in the database cannot be read: a newer program wrote it", unreadable);
    }
  }

  private static Visit visit(ResultSet row) throws SQLException {
    return new Visit(
        new PbxId(row.getString("pbx")),
        new QueueName(row.getString("queue")),
        new CallId(row.getString("call")),
        new JourneyId(row.getString("journey")),
        CallClass.valueOf(row.getString("class")),
        at(row, "call_began"),
        at(row, "first_waited"),
        at(row, "joined"),
        at(row, "ended"),
        Outcome.valueOf(row.getString("outcome")),
        Precision.valueOf(row.getString("precision")));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public Sightings sightings(PbxId pbx) {
    return sightings.computeIfAbsent(pbx, _ -> new Sightings());
  }

  /** Asked of the database each time: only few callers are moved. */
  @Override
  public Moves moves(PbxId pbx) {
    return (call, left) ->
        handle
            .createQuery(SIGNS)
            .bind("from", micros(left.minus(CLOCKS)))
            .bind("until", micros(left.plus(SHOWN).plus(CLOCKS)))
            .bind("call", call.value())
            .map((row, _) -> sign(row))
            .list()
            .stream()
            .flatMap(Optional::stream)
            .anyMatch(sign ->
                sign.pbx().equals(pbx) && sign.call().equals(call) && !sign.at().isBefore(left));
  }

  private static Optional<SignOfLife> sign(ResultSet row) throws SQLException {
    return SignOfLife.in(
        EntryKind.valueOf(row.getString("kind")), row.getString("content").getBytes(UTF_8));
  }

  private static long micros(Instant at) {
    return MICROS.between(Instant.EPOCH, at);
  }

  @Override
  public List<Unended> unended() {
    return BegunVisits.in(handle, since.minus(LATE));
  }

  /** A database gives all or nothing. */
  @Override
  public Optional<String> fault() {
    return Optional.empty();
  }

  @Override
  public boolean hasNext() {
    return visits.hasNext();
  }

  @Override
  public Visit next() {
    return visits.next();
  }

  @Override
  public void close() {
    visits.close();
    handle.rollback();
    handle.close();
    store.close();
  }
}
