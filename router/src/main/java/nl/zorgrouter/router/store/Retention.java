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

/** Forgets what was kept long enough: the text of an entry goes, its hash stays. */
public final class Retention {
  private Retention() {}

  /** Forgets everything that is older at that moment than its class may be. */
  public static void apply(Database database, Storage.Retention kept, Instant now) {
    database
        .jdbi()
        .useTransaction(handle -> {
          for (DataClass each : DataClass.values()) {
            forget(handle, each, now.minus(time(each, kept)));
          }
          handle.execute("DELETE FROM visit WHERE ended < ?", now.minus(kept.visits()));
        });
  }

  private static Duration time(DataClass each, Storage.Retention kept) {
    return switch (each) {
      case EVENTS -> kept.events();
      case DECISIONS, MARKS -> kept.decisions();
      case VISITS -> kept.visits();
      case ACCESS -> kept.access();
    };
  }

  private static void forget(Handle handle, DataClass each, Instant before) {
    List<String> kinds =
        Arrays.stream(EntryKind.values())
            .filter(kind -> kind.dataClass() == each)
            .map(Enum::name)
            .toList();
    handle
        .createUpdate(
            "UPDATE journal_entry SET content = NULL"
                + " WHERE kind IN (<kinds>) AND at_micros < :before AND content IS NOT NULL")
        .bindList("kinds", kinds)
        .bind("before", ChronoUnit.MICROS.between(Instant.EPOCH, before))
        .execute();
  }
}
