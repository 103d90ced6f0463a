package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.JournalId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Whether the copy of a journal in the database is the one that was written.
 *
 * @param entries how many fit
 * @param forgotten how many of these have no text any more
 * @param fault the first that does not fit, for a person
 */
public record StoreVerification(long entries, long forgotten, Optional<String> fault) {
  private static final int AT_ONCE = 5_000;
  private static final String ENTRIES =
      "SELECT sequence, at_micros, kind, content, content_sha256, chain FROM journal_entry"
          + " WHERE node = :node AND journal = :journal ORDER BY sequence";

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(
      long sequence,
      long atMicros,
      String kind,
      Optional<String> content,
      byte[] hash,
      byte[] chain) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong(1),
          row.getLong(2),
          row.getString(3),
          Optional.ofNullable(row.getString(4)),
          row.getBytes(5),
          row.getBytes(6));
    }
  }

  /** Reads every entry of that journal; holds a few thousand at a time. */
  public static StoreVerification of(Database database, JournalId journal) {
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      try (ResultIterator<Row> rows =
          handle
              .createQuery(ENTRIES)
              .setFetchSize(AT_ONCE)
              .bind("node", journal.node())
              .bind("journal", journal.birth())
              .map((row, _) -> Row.of(row))
              .iterator()) {
        return verified(rows, Chain.start(journal));
      } finally {
        handle.rollback();
      }
    }
  }

  private static StoreVerification verified(ResultIterator<Row> rows, Chain start) {
    Chain chain = start;
    long entries = 0;
    long forgotten = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      byte[] content =
          row.content().map(text -> Chain.content(text.getBytes(UTF_8))).orElse(row.hash());
      if (row.sequence() != entries + 1) {
        return new StoreVerification(
            entries, forgotten, Optional.of("entry %d is missing".formatted(entries + 1)));
      }
      chain = chain.plus(row.sequence(), row.atMicros(), EntryKind.valueOf(row.kind()), content);
      if (!Arrays.equals(content, row.hash()) || !Arrays.equals(chain.bytes(), row.chain())) {
        return new StoreVerification(
            entries, forgotten, Optional.of("entry %d was changed".formatted(row.sequence())));
      }
      entries++;
      forgotten += row.content().isPresent() ? 0 : 1;
    }
    return new StoreVerification(entries, forgotten, Optional.empty());
  }
}
