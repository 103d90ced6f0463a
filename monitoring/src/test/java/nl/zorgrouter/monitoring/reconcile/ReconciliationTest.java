package nl.zorgrouter.monitoring.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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

  /** Everybody was seen elsewhere afterwards, but one. */
  private static final Moves MOVED = (call, _) -> !call.value().equals("vanished");

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
  void nobodyWasMovedOfWhomNothingWasSeenElsewhere() {
    for (Outcome logged : List.of(Outcome.ABANDONED, Outcome.WITHDRAWN)) {
      assertEquals(
          Map.of(Why.UNEXPLAINED, 1L),
          reconcile(
                  List.of(ours("vanished", 10, 8, Outcome.REROUTED)),
                  theirs("vanished", 10, 8, logged))
              .rows()
              .getFirst()
              .whys());
    }
  }

  @Test
  void whoLeftLateInALongGapIsStillTheOneWhoCameBeforeIt() {
    Sightings dark = new Sightings();
    dark.add(START.minusSeconds(3_600), START.plusSeconds(5));
    dark.add(START.plusSeconds(7_200), START.plusSeconds(9_000));
    Reconciliation both =
        reconcile(
            List.of(ours("c1", 5, 4, Outcome.UNKNOWN_GAP), ours("c9", 8_500, 4, Outcome.ANSWERED)),
            dark,
            theirs("c0", 0, 0, Outcome.ABANDONED),
            theirs("c1", 3_600, 3_599, Outcome.TIMEOUT),
            theirs("c9", 8_500, 4, Outcome.ANSWERED));
    assertEquals(
        Map.of(Why.IN_A_GAP, 1L),
        both.rows().stream()
            .filter(row -> row.outcome() == Outcome.TIMEOUT)
            .findFirst()
            .orElseThrow()
            .whys());
    assertEquals(1, both.agreed());
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
        new Reconciliation(
            List.of(ours("c1", 20, 8, Outcome.ANSWERED)).iterator(), GAP_AT_TEN, MOVED);
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
        reconcile(List.of(), theirs("c1", 10, 3, Outcome.TIMEOUT)).rows());
  }

  @Test
  void aWaitThatDiffersIsExplainedOrCalledUnexplained() {
    Visit late = ours("c1", 30, 20, Outcome.ANSWERED);
    assertEquals(
        Map.of(Why.UNEXPLAINED, 1L),
        reconcile(List.of(late), theirs("c1", 30, 25, Outcome.ANSWERED)).rows().getFirst().whys());
    assertEquals(Why.COUNTED_BACK, countedBack(28));
    assertEquals(Why.UNEXPLAINED, countedBack(25));
  }

  /** Of a wait of which the log says 30 s, and whose start we only know by whole seconds. */
  private static Why countedBack(double waited) {
    Visit counted = ours("c1", 40, waited, Outcome.ANSWERED, Precision.BACKDATED);
    return reconcile(List.of(counted), theirs("c1", 40, 30, Outcome.ANSWERED))
        .rows()
        .getFirst()
        .whys()
        .keySet()
        .iterator()
        .next();
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
            new Sightings(),
            MOVED);
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

  @Test
  void aLogThatJumpsAheadTakesNoMoreMemoryThanOneThatDoesNot() {
    AtomicInteger most = new AtomicInteger();
    AtomicReference<Reconciliation> reading = new AtomicReference<>();
    Iterator<Visit> ours =
        IntStream.range(0, 200_000)
            .peek(_ -> most.accumulateAndGet(reading.get().held(), Math::max))
            .mapToObj(each -> ours("c" + each, each * 30, 9, Outcome.ANSWERED))
            .iterator();
    Reconciliation both = new Reconciliation(ours, new Sightings(), MOVED);
    reading.set(both);
    both.logged(theirs("c0", 0, 9, Outcome.ANSWERED));
    both.logged(theirs("c199999", 199_999L * 30, 9, Outcome.ANSWERED));
    assertEquals(2, both.agreed());
    assertTrue(most.get() < 100, "held " + most);
    assertEquals(200_000, both.rows().getFirst().ours());
  }

  @Test
  void aLogThatNamesMoreQueuesThanThereAreIsCountedUnderOne() {
    Reconciliation both = reconcile(List.of());
    for (int queue = 0; queue < Reconciliation.MOST_QUEUES; queue++) {
      both.logged(inQueue("q" + queue));
    }
    assertFalse(both.hasOthers());
    both.logged(inQueue("one more"));
    both.logged(inQueue("and another"));
    both.logged(inQueue("q1"));
    assertTrue(both.hasOthers());
    List<Row> rows = both.rows();
    assertEquals(Reconciliation.MOST_QUEUES + 1, rows.size());
    assertEquals(
        Map.of(Reconciliation.OTHERS, 2L, new QueueName("q1"), 2L),
        rows.stream()
            .filter(row -> row.theirs() > 1)
            .collect(Collectors.toMap(Row::queue, Row::theirs)));
  }

  private static LoggedVisit inQueue(String name) {
    LoggedVisit line = theirs("c1", 10, 8, Outcome.TIMEOUT);
    return new LoggedVisit(
        line.at(), line.call(), new QueueName(name), line.outcome(), line.waited());
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
    Reconciliation both = new Reconciliation(ours.iterator(), sightings, MOVED);
    for (LoggedVisit line : log) {
      both.logged(line);
    }
    return both;
  }

  static LoggedVisit theirs(String call, long at, long waited, Outcome outcome) {
    return new LoggedVisit(
        START.plusSeconds(at),
        new CallId(call),
        HAP,
        outcome,
        Optional.of(Duration.ofSeconds(waited)));
  }

  private static Visit ours(String call, double ended, double waited, Outcome outcome) {
    return ours(call, ended, waited, outcome, Precision.EXACT);
  }

  static Visit ours(
      String call, double ended, double waited, Outcome outcome, Precision precision) {
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
        precision);
  }
}
