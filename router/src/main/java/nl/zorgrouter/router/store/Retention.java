package nl.zorgrouter.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.DataClass;
import nl.zorgrouter.router.journal.EntryKind;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what was kept long enough: the text of an entry goes, its hash stays; a visit, and a line
 * of who saw or changed what, go whole.
 */
public final class Retention {
  /** In one transaction: a second at most, so that the journal is not kept waiting. */
  private static final int AT_ONCE = 5_000;

  private Retention() {}

  /** Forgets everything that is older at that moment than its class may be. */
  public static void apply(Database database, Storage.Retention kept, Instant now) {
    while (some(database, kept, now)) {
      // there was more than fits in one transaction
    }
  }

  /** The same for a part of it; says whether there may be more. */
  static boolean some(Database database, Storage.Retention kept, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          boolean more = false;
          for (DataClass each : DataClass.values()) {
            more |= forget(handle, each, now.minus(time(each, kept))) == AT_ONCE;
          }
          more |= visits(handle, now.minus(kept.visits())) == AT_ONCE;
          more |= accesses(handle, now.minus(kept.access())) == AT_ONCE;
          return more;
        });
  }

  private static int visits(Handle handle, Instant before) {
    return handle.execute(
        "DELETE FROM visit WHERE ctid = ANY(ARRAY("
            + "SELECT ctid FROM visit WHERE ended < ? LIMIT ?))",
        before,
        AT_ONCE);
  }

  /** The database itself refuses to lose a line that is younger than five years. */
  private static int accesses(Handle handle, Instant before) {
    return handle.execute(
        "DELETE FROM access_log WHERE ctid = ANY(ARRAY("
            + "SELECT ctid FROM access_log"
            + " WHERE at < LEAST(?, now() - interval '5 years') LIMIT ?))",
        before,
        AT_ONCE);
  }

  private static Duration time(DataClass each, Storage.Retention kept) {
    return switch (each) {
      case EVENTS -> kept.events();
      case DECISIONS, MARKS -> kept.decisions();
      case VISITS -> kept.visits();
      case ACCESS -> kept.access();
    };
  }

  private static int forget(Handle handle, DataClass each, Instant before) {
    List<String> kinds =
        Arrays.stream(EntryKind.values())
            .filter(kind -> kind.dataClass() == each)
            .map(Enum::name)
            .toList();
    return handle
        .createUpdate(
            "UPDATE journal_entry SET content = NULL WHERE ctid = ANY(ARRAY("
                + "SELECT ctid FROM journal_entry WHERE kind IN (<kinds>)"
                + " AND at_micros < :before AND content IS NOT NULL LIMIT :most))")
        .bindList("kinds", kinds)
        .bind("before", ChronoUnit.MICROS.between(Instant.EPOCH, before))
        .bind("most", AT_ONCE)
        .execute();
  }
}
