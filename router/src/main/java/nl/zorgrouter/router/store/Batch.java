package nl.zorgrouter.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.UnreadableEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.postgresql.PGConnection;

/** Entries on their way into the database, all or none of them. */
final class Batch {
  private static final String COPY =
      "COPY journal_entry (node, journal, sequence, at_micros, kind, content, content_sha256, chain)"
          + " FROM STDIN";
  private static final String ACCESS =
      """
      INSERT INTO access_log VALUES
        (:node, :journal, :sequence, :at, :user, :role, :onBehalfOf, :client, :deed, :object, :result)
      ON CONFLICT DO NOTHING
      """;

  private final JournalId journal;
  private final StringBuilder rows = new StringBuilder();
  private final List<Visit> visits = new ArrayList<>();
  private final List<Logged> accesses = new ArrayList<>();
  private long last;
  private int count;

  private record Logged(long sequence, Access access) {}

  Batch(JournalId journal) {
    this.journal = journal;
  }

  void add(Frame frame) {
    last = frame.sequence();
    count++;
    rows.append(journal.node()).append('\t').append(journal.birth()).append('\t');
    rows.append(frame.sequence()).append('\t').append(frame.atMicros()).append('\t');
    rows.append(frame.kind().name()).append('\t');
    String text = new String(frame.text(), UTF_8);
    rows.append(text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\"));
    rows.append("\t\\\\x").append(HexFormat.of().formatHex(Chain.content(frame.text())));
    rows.append("\t\\\\x").append(HexFormat.of().formatHex(frame.chain().bytes())).append('\n');
    switch (frame.kind()) {
      case VISIT_ENDED, ACCESSED -> project(frame);
      case STARTED,
          HEARD,
          RULES_ACTIVATED,
          DECISION_MADE,
          NOTICED,
          LOST,
          TAIL_CUT,
          VISIT_BEGAN,
          SIGHTED,
          KEPT -> {}
    }
  }

  /** An entry that a newer program wrote is still copied; only its row in a report is missing. */
  private void project(Frame frame) {
    try {
      switch (EntryText.read(frame.kind(), frame.text())) {
        case Entry.VisitEnded(var visit) -> visits.add(visit);
        case Entry.Accessed(var access) -> accesses.add(new Logged(frame.sequence(), access));
        case Entry.Started _,
            Entry.Heard _,
            Entry.RulesActivated _,
            Entry.DecisionMade _,
            Entry.Noticed _,
            Entry.Lost _,
            Entry.TailCut _,
            Entry.VisitBegan _,
            Entry.Sighted _,
            Entry.Kept _ -> {}
      }
    } catch (UnreadableEntry newer) {
      org.slf4j.LoggerFactory.getLogger("store").warn("entry {}: {}", last, newer.getMessage());
    }
  }

  int count() {
    return count;
  }

  int characters() {
    return rows.length();
  }

  /** The number of its last entry. */
  long last() {
    return last;
  }

  /** Writes everything; the caller commits. */
  void write(Handle handle) throws SQLException, IOException {
    Connection connection = handle.getConnection();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(COPY, new ByteArrayInputStream(rows.toString().getBytes(UTF_8)));
    if (!visits.isEmpty()) {
      new VisitTable(handle, journal.node()).add(visits);
    }
    if (!accesses.isEmpty()) {
      log(handle);
    }
  }

  private void log(Handle handle) {
    PreparedBatch batch = handle.prepareBatch(ACCESS);
    for (Logged logged : accesses) {
      Access access = logged.access();
      batch
          .bind("node", journal.node())
          .bind("journal", journal.birth())
          .bind("sequence", logged.sequence())
          .bind("at", access.at())
          .bind("user", access.user())
          .bind("role", access.role())
          .bind("onBehalfOf", access.onBehalfOf())
          .bind("client", access.client())
          .bind("deed", access.deed().name())
          .bind("object", access.object())
          .bind("result", access.result().name())
          .add();
    }
    batch.execute();
  }
}
