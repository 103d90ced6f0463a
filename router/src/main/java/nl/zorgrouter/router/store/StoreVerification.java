package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.disk.CheckpointVerification;
import nl.zorgrouter.router.journal.disk.JournalReader;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Whether the copy of a journal in the database is the one that was written.
 *
 * @param entries how many fit
 * @param forgotten how many of these have no text any more
 * @param fault the first that does not fit, for a person
 * @param checkpoints what the signed checkpoints there do not fit
 */
public record StoreVerification(
    long entries, long forgotten, Optional<String> fault, List<Finding> checkpoints) {
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

  /** Something beside which the copy is read. */
  @FunctionalInterface
  private interface Beside {
    /** What does not fit an entry of the copy; asked for each in its order. */
    Optional<String> differs(Row row) throws IOException;
  }

  /** Reads every entry of that journal; holds a few thousand at a time. */
  public static StoreVerification of(Database database, JournalId journal) throws IOException {
    return read(database, journal, Optional.empty(), _ -> Optional.empty());
  }

  /**
   * The same, with each entry held against the one in the files. The files may begin later, where
   * segments were deleted, and may be ahead; the copy may not.
   *
   * @param folder of the journal
   * @param key that must have signed the checkpoints, as far as it is known
   * @throws IOException when the files cannot be read
   */
  public static StoreVerification against(
      Database database, JournalId journal, Path folder, Optional<NodeKey> key) throws IOException {
    try (JournalReader reader = JournalReader.of(folder)) {
      return read(database, journal, key, new OnDisk(reader)::differs);
    }
  }

  private static StoreVerification read(
      Database database, JournalId journal, Optional<NodeKey> key, Beside beside)
      throws IOException {
    CheckpointVerification checkpoints = new CheckpointVerification(key);
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      CheckpointTable.hear(handle, journal, checkpoints);
      try (ResultIterator<Row> rows =
          handle
              .createQuery(ENTRIES)
              .setFetchSize(AT_ONCE)
              .bind("node", journal.node())
              .bind("journal", journal.birth())
              .map((row, _) -> Row.of(row))
              .iterator()) {
        StoreVerification read = verified(rows, Chain.start(journal), beside, checkpoints);
        long last = read.fault().isPresent() ? Long.MAX_VALUE : read.entries();
        List<Finding> unfit =
            checkpoints.heard() == 0 ? List.of() : checkpoints.findings(Optional.of(journal), last);
        return new StoreVerification(read.entries(), read.forgotten(), read.fault(), unfit);
      } finally {
        handle.rollback();
      }
    }
  }

  private static StoreVerification verified(
      ResultIterator<Row> rows, Chain start, Beside beside, CheckpointVerification checkpoints)
      throws IOException {
    Chain chain = start;
    long entries = 0;
    long forgotten = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      Optional<String> fault = fault(row, entries + 1, chain);
      if (fault.isEmpty()) {
        fault = beside.differs(row);
      }
      if (fault.isPresent()) {
        return new StoreVerification(entries, forgotten, fault, List.of());
      }
      chain = Chain.of(row.chain());
      checkpoints.passes(row.sequence(), chain);
      entries++;
      forgotten += row.content().isPresent() ? 0 : 1;
    }
    return new StoreVerification(entries, forgotten, Optional.empty(), List.of());
  }

  private static Optional<String> fault(Row row, long expected, Chain before) {
    if (row.sequence() != expected) {
      return Optional.of("entry %d is missing".formatted(expected));
    }
    byte[] content =
        row.content().map(text -> Chain.content(text.getBytes(UTF_8))).orElse(row.hash());
    Optional<EntryKind> kind =
        Arrays.stream(EntryKind.values()).filter(each -> each.name().equals(row.kind())).findAny();
    boolean whole =
        kind.isPresent()
            && Arrays.equals(content, row.hash())
            && before
                .plus(row.sequence(), row.atMicros(), kind.get(), content)
                .equals(Chain.of(row.chain()));
    return whole
        ? Optional.empty()
        : Optional.of("entry %d was changed in the database".formatted(row.sequence()));
  }

  /** The files, read beside the copy. */
  private static final class OnDisk {
    private final JournalReader reader;
    private final long begins;
    private Optional<Frame> next;

    OnDisk(JournalReader reader) throws IOException {
      this.reader = reader;
      this.next = reader.next();
      this.begins = next.map(Frame::sequence).orElse(1L);
    }

    Optional<String> differs(Row row) throws IOException {
      if (row.sequence() < begins - 1) {
        return Optional.empty();
      }
      if (row.sequence() == begins - 1) {
        return continues(row);
      }
      Optional<Frame> ours = next;
      next = reader.next();
      if (ours.isEmpty()) {
        return Optional.of(
            "the database has entry %d; the files end at %d"
                .formatted(row.sequence(), row.sequence() - 1));
      }
      return Arrays.equals(ours.get().chain().bytes(), row.chain())
          ? Optional.empty()
          : Optional.of(
              "entry %d is another one in the files than in the database"
                  .formatted(row.sequence()));
    }

    /** The files begin after this entry: their first must hang on it. */
    private Optional<String> continues(Row row) {
      Frame first = next.orElseThrow();
      Chain joined =
          Chain.of(row.chain())
              .plus(first.sequence(), first.atMicros(), first.kind(), Chain.content(first.text()));
      return joined.equals(first.chain())
          ? Optional.empty()
          : Optional.of(
              "the files begin at entry %d, which does not follow entry %d in the database"
                  .formatted(first.sequence(), row.sequence()));
    }
  }
}
