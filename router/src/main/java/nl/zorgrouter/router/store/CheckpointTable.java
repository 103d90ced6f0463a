package nl.zorgrouter.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.zorgrouter.router.journal.Checkpoint;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import nl.zorgrouter.router.journal.disk.CheckpointVerification;
import nl.zorgrouter.router.journal.disk.CheckpointVerification.Witness;
import org.jdbi.v3.core.Handle;

/**
 * Keeps checkpoints in the database: a second place, which the router reaches over the wire only.
 * All of the last two days, then the last of each day; none is ever written over.
 */
final class CheckpointTable implements Shipper.Chores {
  private static final Duration ALL_KEPT = Duration.ofDays(2);

  private final Supplier<Optional<SignedCheckpoint>> signed;
  private Optional<SignedCheckpoint> kept = Optional.empty();

  CheckpointTable(Supplier<Optional<SignedCheckpoint>> signed) {
    this.signed = signed;
  }

  /** One that is ahead of the copy waits: the copy would look as if its end was cut off. */
  @Override
  public void turn(Database database, long shipped) {
    Optional<SignedCheckpoint> newest = signed.get();
    if (newest.isPresent()
        && !newest.equals(kept)
        && newest.get().checkpoint().sequence() <= shipped) {
      boolean firstOfItsDay = !day(newest).equals(day(kept));
      database
          .jdbi()
          .useTransaction(handle -> {
            keep(handle, newest.get());
            if (firstOfItsDay) {
              thin(handle, newest.get().checkpoint().at());
            }
          });
      kept = newest;
    }
  }

  private static Optional<LocalDate> day(Optional<SignedCheckpoint> signed) {
    return signed.map(each -> each.checkpoint().at().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static void thin(Handle handle, Instant now) {
    handle.execute(
        "DELETE FROM journal_checkpoint old WHERE signed < ? AND EXISTS ("
            + "SELECT 1 FROM journal_checkpoint later"
            + " WHERE later.node = old.node AND later.journal = old.journal"
            + " AND later.sequence > old.sequence"
            + " AND date_trunc('day', later.signed, 'UTC') = date_trunc('day', old.signed, 'UTC'))",
        now.minus(ALL_KEPT));
  }

  private static void keep(Handle handle, SignedCheckpoint signed) {
    Checkpoint checkpoint = signed.checkpoint();
    handle.execute(
        "INSERT INTO journal_checkpoint VALUES (?, ?, ?, ?, ?)" + " ON CONFLICT DO NOTHING",
        checkpoint.journal().node(),
        checkpoint.journal().birth(),
        checkpoint.sequence(),
        checkpoint.at(),
        signed.line());
  }

  /** Adds all that are kept of a journal; none where the tables are those of an older program. */
  static void hear(Handle handle, JournalId journal, CheckpointVerification verification) {
    boolean isThere =
        handle
            .createQuery("SELECT to_regclass('journal_checkpoint') IS NOT NULL")
            .mapTo(Boolean.class)
            .one();
    List<Witness> witnesses =
        isThere
            ? handle
                .createQuery(
                    "SELECT sequence, line FROM journal_checkpoint"
                        + " WHERE node = :node AND journal = :journal ORDER BY sequence")
                .bind("node", journal.node())
                .bind("journal", journal.birth())
                .map((row, _) ->
                    new Witness(
                        "database, checkpoint of entry " + row.getLong(1),
                        SignedCheckpoint.read(row.getString(2))))
                .list()
            : List.of();
    witnesses.forEach(verification::hear);
  }
}
