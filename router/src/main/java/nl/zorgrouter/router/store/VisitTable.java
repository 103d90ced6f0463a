package nl.zorgrouter.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One outcome for each visit. Two routers that both saw a visit from its start to its end tell the
 * same to the microsecond, and the key keeps the first. A router that missed a part tells something
 * near: such a visit gives way to one that was seen whole, and to one that came before it.
 *
 * <p>Visits that only touch are two: a caller whose patience ends asks again, and is back in the
 * same queue a tenth of a second later. The same visit began at about the same moment, or went on
 * for longer than that beside the other, or lies within it.
 */
final class VisitTable {
  /** What a router counted back may be off by this: the exchange tells whole seconds. */
  private static final Duration NEAR = Duration.ofSeconds(2);

  /** Two starts that were both seen are the same moment, or two visits. */
  private static final String SAME =
      """
       WHERE pbx = :pbx AND call = :call AND queue = :queue
        AND (joined BETWEEN :earliest AND :latest
          OR LEAST(ended, :ended) - GREATEST(joined, :joined) > make_interval(secs => :near)
          OR (joined <= :joined AND ended >= :ended)
          OR (joined >= :joined AND ended <= :ended))
        AND (joined = :joined OR precision <> 'EXACT' OR :precision <> 'EXACT')
      """;

  /** Both routers write visits; one at a time, so that neither overlooks what the other adds. */
  private static final long TURN = 7_513_112L;

  private static final String ROW =
      """
      INSERT INTO visit
      SELECT :pbx, :visit, 'OUTCOME', :queue, :call, :journey, :class, :callBegan, :firstWaited,
             :joined, :ended, :outcome, :precision, :certain, :node
      """;
  private static final String UNLESS_KNOWN = "WHERE NOT EXISTS (SELECT 1 FROM visit" + SAME + ")";
  private static final String GIVE_WAY = "DELETE FROM visit" + SAME + "AND NOT certain";
  private static final String ONCE = " ON CONFLICT (pbx, visit, kind) DO NOTHING";

  private final Handle handle;
  private final int node;

  VisitTable(Handle handle, int node) {
    this.handle = handle;
    this.node = node;
  }

  void add(List<Visit> visits) {
    handle.execute("SELECT pg_advisory_xact_lock(?)", TURN);
    execute(GIVE_WAY, visits.stream().filter(VisitTable::isCertain).toList());
    execute(ROW + ONCE, visits.stream().filter(VisitTable::isCertain).toList());
    execute(ROW + UNLESS_KNOWN + ONCE, visits.stream().filter(visit -> !isCertain(visit)).toList());
  }

  private void execute(String statement, List<Visit> visits) {
    if (visits.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(statement);
    for (Visit visit : visits) {
      batch
          .bind("pbx", visit.pbx().value())
          .bind("visit", name(visit))
          .bind("queue", visit.queue().value())
          .bind("call", visit.call().value())
          .bind("journey", visit.journey().value())
          .bind("class", visit.callClass().name())
          .bind("callBegan", visit.callBegan())
          .bind("firstWaited", visit.firstWaited())
          .bind("joined", visit.joined())
          .bind("ended", visit.ended())
          .bind("outcome", visit.outcome().name())
          .bind("precision", visit.precision().name())
          .bind("certain", isCertain(visit))
          .bind("node", node)
          .bind("earliest", visit.joined().minus(NEAR))
          .bind("latest", visit.joined().plus(NEAR))
          .bind("near", NEAR.toSeconds())
          .add();
    }
    batch.execute();
  }

  private static boolean isCertain(Visit visit) {
    return visit.precision() == Precision.EXACT && visit.outcome() != Outcome.UNKNOWN_GAP;
  }

  private static String name(Visit visit) {
    return "%s/%s/%d"
        .formatted(
            visit.queue(), visit.call(), ChronoUnit.MICROS.between(Instant.EPOCH, visit.joined()));
  }
}
