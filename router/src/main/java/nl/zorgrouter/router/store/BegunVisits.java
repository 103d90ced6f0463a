package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.OpenVisits;
import nl.zorgrouter.router.journal.Unended;
import nl.zorgrouter.router.journal.UnreadableEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * The visits in the database that began and that no router saw end. Each journal vouches for what
 * it knows itself: a router that was down when a caller left cannot know it, however well the other
 * one sees the exchange since.
 */
final class BegunVisits {
  private static final int AT_ONCE = 5_000;

  /** What a router counted back may be off by this: the exchange tells whole seconds. */
  private static final Duration NEAR = Duration.ofSeconds(2);

  private static final String TOLD =
      "SELECT node, journal, kind, content FROM journal_entry"
          + " WHERE kind IN ('VISIT_BEGAN', 'VISIT_ENDED', 'SIGHTED', 'LOST')"
          + " AND content IS NOT NULL AND at_micros >= :since ORDER BY node, journal, sequence";
  private static final String ENDED =
      "SELECT count(*) FROM visit WHERE pbx = :pbx AND queue = :queue"
          + " AND (call = :call AND joined BETWEEN :earliest AND :latest"
          + " AND (joined = :joined OR precision <> 'EXACT' OR :precision <> 'EXACT')"
          + " OR journey = :journey AND joined = :joined)";

  private BegunVisits() {}

  private record Told(String journal, Entry entry) {}

  private record Who(PbxId pbx, QueueName queue, CallId call) {}

  /** Those of which something was written at that moment or later. */
  static List<Unended> in(Handle handle, Instant since) {
    Map<String, OpenVisits> journals = new LinkedHashMap<>();
    try (ResultIterator<Told> rows =
        handle
            .createQuery(TOLD)
            .setFetchSize(AT_ONCE)
            .bind("since", MICROS.between(Instant.EPOCH, since))
            .map((row, _) -> told(row))
            .iterator()) {
      while (rows.hasNext()) {
        Told next = rows.next();
        journals.computeIfAbsent(next.journal(), _ -> new OpenVisits()).learns(next.entry());
      }
    }
    Map<Who, Unended> open = new HashMap<>();
    for (OpenVisits journal : journals.values()) {
      for (Unended each : journal.unended()) {
        VisitBegan visit = each.visit();
        open.merge(
            new Who(visit.pbx(), visit.queue(), visit.call()),
            each,
            (one, other) -> one.seen().isBefore(other.seen()) ? other : one);
      }
    }
    return open.values().stream().filter(each -> !hasEnded(handle, each.visit())).toList();
  }

  private static boolean hasEnded(Handle handle, VisitBegan visit) {
    return handle
            .createQuery(ENDED)
            .bind("pbx", visit.pbx().value())
            .bind("queue", visit.queue().value())
            .bind("call", visit.call().value())
            .bind("journey", visit.journey().value())
            .bind("joined", visit.joined())
            .bind("precision", visit.precision().name())
            .bind("earliest", visit.joined().minus(NEAR))
            .bind("latest", visit.joined().plus(NEAR))
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private static Told told(ResultSet row) throws SQLException {
    try {
      return new Told(
          row.getInt("node") + "/" + row.getString("journal"),
          EntryText.read(
              EntryKind.valueOf(row.getString("kind")), row.getString("content").getBytes(UTF_8)));
    } catch (UnreadableEntry unreadable) {
      throw new IllegalStateException(
          "a visit in the database cannot be read: a newer program wrote it", unreadable);
    }
  }
}
