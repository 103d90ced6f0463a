package nl.zorgrouter.monitoring.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final QueueName HAP = new QueueName("hap");
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
  private static final Sightings GAP_AT_TEN = new Sightings();

  static {
    GAP_AT_TEN.add(START.minusSeconds(3_600), START.plusSeconds(5));
    GAP_AT_TEN.add(START.plusSeconds(15), START.plusSeconds(3_600));
  }

  @Test
  void theSameVisitsAgreeToTheSecond() {
    Reconciliation both =
        reconcile(
            List.of(
                ours("c1", 10.4, 9.7, Outcome.ANSWERED), ours("c2", 20.9, 3.2, Outcome.ABANDONED)),
            theirs("c1", 10, 9, Outcome.ANSWERED),
            theirs("c2", 20, 3, Outcome.ABANDONED));
    assertEquals(
        List.of(
            new Row(HAP, Outcome.ANSWERED, 1, 1, Map.of()),
            new Row(HAP, Outcome.ABANDONED, 1, 1, Map.of())),
        both.rows());
    assertEquals(2, both.agreed());
  }

  @Test
  void aShortAbandonmentIsAnAbandonmentInTheLog() {
    assertEquals(
        List.of(new Row(HAP, Outcome.ABANDONED, 1, 1, Map.of())),
        reconcile(
                List.of(ours("c1", 10, 2, Outcome.ABANDONED_SHORT)),
                theirs("c1", 10, 2, Outcome.ABANDONED))
            .rows());
  }

  @Test
  void aMovedCallerExplainsBothLines() {
    assertEquals(
        List.of(
            new Row(HAP, Outcome.ABANDONED, 1, 0, Map.of(Why.MOVED, 1L)),
            new Row(HAP, Outcome.REROUTED, 0, 1, Map.of(Why.MOVED, 1L))),
        reconcile(
                List.of(ours("c1", 10, 8, Outcome.REROUTED)),
                theirs("c1", 10, 8, Outcome.ABANDONED))
            .rows());
  }

  @Test
  void whoWasInSightAllTheTimeIsNeverExplainedByAGap() {
    assertEquals(
        List.of(new Row(HAP, Outcome.TIMEOUT, 1, 0, Map.of(Why.UNEXPLAINED, 1L))),
        reconcile(List.of(), theirs("c1", 40, 8, Outcome.TIMEOUT)).rows());
    assertEquals(
        Map.of(Why.UNEXPLAINED, 1L),
        reconcile(
                List.of(ours("c1", 40, 8, Outcome.UNKNOWN_GAP)),
                theirs("c1", 40, 8, Outcome.ANSWERED))
            .rows()
            .getFirst()
            .whys());
  }

  @Test
  void aMoveExplainsNoAnswer() {
    assertEquals(Why.MOVED, why(Outcome.ABANDONED, Outcome.REROUTED));
    assertEquals(Why.UNEXPLAINED, why(Outcome.ANSWERED, Outcome.REROUTED));
  }

  @Test
  void aMissingLineIsOnlyExplainedByARestartOfTheExchange() {
    assertEquals(Map.of(Why.UNEXPLAINED, 1L), missing(Optional.empty()).whys());
    assertEquals(Map.of(Why.NOT_LOGGED, 1L), missing(Optional.of(START.plusSeconds(21))).whys());
    assertEquals(
        Map.of(Why.UNEXPLAINED, 1L), missing(Optional.of(START.plusSeconds(9_000))).whys());
  }

  private static Row missing(Optional<Instant> restart) {
    Reconciliation both =
        new Reconciliation(List.of(ours("c1", 20, 8, Outcome.ANSWERED)).iterator(), GAP_AT_TEN);
    both.logged(theirs("c0", 1, 1, Outcome.ABANDONED));
    restart.ifPresent(both::restarted);
    both.logged(theirs("c2", 10_000, 1, Outcome.ABANDONED));
    return both.rows().stream()
        .filter(row -> row.outcome() == Outcome.ANSWERED)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachKindOfDifferenceHasItsReason() {
    assertEquals(Why.LINE_FAILED, why(Outcome.ABANDONED, Outcome.FAILED));
    assertEquals(Why.CALLBACK_KEY, why(Outcome.EXIT_KEY, Outcome.CALLBACK));
    assertEquals(Why.IN_A_GAP, why(Outcome.TIMEOUT, Outcome.UNKNOWN_GAP));
    assertEquals(Why.UNEXPLAINED, why(Outcome.TIMEOUT, Outcome.ANSWERED));
  }

  @Test
  void aRefusalIsNotInTheLog() {
    List<Row> rows =
        reconcile(
                List.of(ours("c1", 10, 0, Outcome.REFUSED_FULL)),
                theirs("c0", 5, 1, Outcome.ANSWERED),
                theirs("c2", 20, 3, Outcome.ANSWERED))
            .rows();
    assertTrue(
        rows.contains(
            new Row(HAP, Outcome.REFUSED_FULL, 0, 1, Map.of(Why.REFUSAL_NOT_LOGGED, 1L))));
  }

  @Test
  void whoCameAndWentUnseenIsOnlyInTheLog() {
    assertEquals(
        List.of(new Row(HAP, Outcome.TIMEOUT, 1, 0, Map.of(Why.NEVER_SEEN, 1L))),
        reconcile(List.of(), theirs("c1", 10, 8, Outcome.TIMEOUT)).rows());
  }

  @Test
  void aWaitThatDiffersIsExplainedOrCalledUnexplained() {
    Visit late = ours("c1", 30, 20, Outcome.ANSWERED);
    assertEquals(
        Map.of(Why.UNEXPLAINED, 1L),
        reconcile(List.of(late), theirs("c1", 30, 25, Outcome.ANSWERED)).rows().getFirst().whys());
    Visit counted =
        new Visit(
            late.pbx(),
            late.queue(),
            late.call(),
            late.journey(),
            late.callClass(),
            late.callBegan(),
            late.firstWaited(),
            late.joined(),
            late.ended(),
            late.outcome(),
            Precision.BACKDATED);
    assertEquals(
        Map.of(Why.COUNTED_BACK, 1L),
        reconcile(List.of(counted), theirs("c1", 30, 25, Outcome.ANSWERED))
            .rows()
            .getFirst()
            .whys());
  }

  @Test
  void whatLiesOutsideTheLogIsNotHeldAgainstIt() {
    List<Row> rows =
        reconcile(
                List.of(
                    ours("before", -3_600, 1, Outcome.ANSWERED),
                    ours("c1", 10, 8, Outcome.ANSWERED),
                    ours("after", 3_600, 1, Outcome.ANSWERED)),
                theirs("c1", 10, 8, Outcome.ANSWERED))
            .rows();
    assertEquals(List.of(new Row(HAP, Outcome.ANSWERED, 1, 1, Map.of())), rows);
  }

  @Test
  void theLogOfAnotherExchangeIsRecognised() {
    Reconciliation foreign =
        reconcile(
            List.of(ours("c1", 10, 8, Outcome.ANSWERED)),
            theirs("x1", 9, 8, Outcome.ANSWERED),
            theirs("x2", 12, 8, Outcome.ABANDONED));
    foreign.rows();
    assertTrue(foreign.isForeign());
    Reconciliation own =
        reconcile(
            List.of(ours("c1", 10, 8, Outcome.REROUTED)), theirs("c1", 10, 8, Outcome.ABANDONED));
    own.rows();
    assertFalse(own.isForeign());
  }

  @Test
  void aLogOfManyYearsTakesNoMoreMemoryThanOneOfAnHour() {
    int visits = 200_000;
    Reconciliation both =
        new Reconciliation(
            IntStream.range(0, visits)
                .filter(each -> each % 10 != 0)
                .mapToObj(each -> ours("c" + each, each * 30, 9, Outcome.ANSWERED))
                .iterator(),
            new Sightings());
    int most = 0;
    for (int each = 0; each < visits; each++) {
      if (each % 10 != 5) {
        both.logged(theirs("c" + each, each * 30L, 9, Outcome.ANSWERED));
        most = Math.max(most, both.held());
      }
    }
    Row row = both.rows().getFirst();
    assertEquals(visits * 9L / 10, row.theirs());
    assertEquals(visits * 9L / 10, row.ours());
    assertEquals(Map.of(Why.NEVER_SEEN, visits / 10L, Why.UNEXPLAINED, visits / 10L), row.whys());
    assertTrue(most < 100, "held " + most);
  }

  private static Why why(Outcome logged, Outcome counted) {
    return reconcile(List.of(ours("c1", 10, 8, counted)), theirs("c1", 10, 8, logged))
        .rows()
        .getFirst()
        .whys()
        .keySet()
        .iterator()
        .next();
  }

  private static Reconciliation reconcile(List<Visit> ours, LoggedVisit... log) {
    return reconcile(ours, GAP_AT_TEN, log);
  }

  private static Reconciliation reconcile(
      List<Visit> ours, Sightings sightings, LoggedVisit... log) {
    Reconciliation both = new Reconciliation(ours.iterator(), sightings);
    for (LoggedVisit line : log) {
      both.logged(line);
    }
    return both;
  }

  private static LoggedVisit theirs(String call, long at, long waited, Outcome outcome) {
    return new LoggedVisit(
        START.plusSeconds(at),
        new CallId(call),
        HAP,
        outcome,
        Optional.of(Duration.ofSeconds(waited)));
  }

  private static Visit ours(String call, double ended, double waited, Outcome outcome) {
    Instant end = START.plusMillis(Math.round(ended * 1000));
    Instant joined = end.minusMillis(Math.round(waited * 1000));
    return new Visit(
        new PbxId("pbx-a"),
        HAP,
        new CallId(call),
        new JourneyId(call),
        CallClass.HAP,
        joined,
        joined,
        joined,
        end,
        outcome,
        Precision.EXACT);
  }
}
