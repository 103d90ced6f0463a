package nl.zorgrouter.monitoring.reconcile;

import static nl.zorgrouter.monitoring.reconcile.ReconciliationTest.ours;
import static nl.zorgrouter.monitoring.reconcile.ReconciliationTest.theirs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import org.junit.jupiter.api.Test;

/** In sight until the fifth second, from the 15th to the 600th, and never since. */
class ReasonsTest {
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Reasons reasons = reasons(-3_600, 5, 15, 600);

  @Test
  void whoWasInSightForPartOfHisWaitDidNotComeAndGoUnseen() {
    assertEquals(Why.NEVER_SEEN, onlyTheirs(14, 8));
    assertEquals(Why.NEVER_SEEN, onlyTheirs(16, 12));
    assertEquals(Why.NEVER_SEEN, onlyTheirs(10, 1));
    assertEquals(Why.UNEXPLAINED, onlyTheirs(300, 300));
    assertEquals(Why.UNEXPLAINED, onlyTheirs(10, 8));
    assertEquals(Why.UNEXPLAINED, onlyTheirs(30, 20));
    assertEquals(Why.UNEXPLAINED, onlyTheirs(40, 1));
    assertEquals(
        Why.UNEXPLAINED,
        reasons(-3_600, 100, 101, 600).onlyTheirs(theirs("c1", 300, 300, Outcome.TIMEOUT)));
  }

  @Test
  void whoLeftInAGapThatHasNotEndedHasNoOutcomeYet() {
    assertEquals(Why.IN_A_GAP, onlyTheirs(700, 300));
    assertEquals(Why.NEVER_SEEN, onlyTheirs(700, 30));
  }

  @Test
  void whoIsNotInTheLogAndEndedInFullSightEndedInNoGap() {
    assertEquals(Why.UNEXPLAINED, reasons.onlyOurs(lost(40), WINDOW));
    assertEquals(Why.IN_A_GAP, reasons.onlyOurs(lost(5), WINDOW));
  }

  @Test
  void theLogMayTellOfWhoLeftInAGapUntilTheExchangeIsInSightAgain() {
    assertTrue(reasons.mayEndAfter(lost(5), START.plusSeconds(14)));
    assertFalse(reasons.mayEndAfter(lost(5), START.plusSeconds(16)));
    assertTrue(reasons.mayEndAfter(lost(600), START.plusSeconds(90_000)));
    assertFalse(reasons.mayEndAfter(lost(40), START.plusSeconds(90_000)));
    Visit answered = ours("c1", 5, 4, Outcome.ANSWERED, Precision.EXACT);
    assertFalse(reasons.mayEndAfter(answered, START.plusSeconds(14)));
  }

  @Test
  void twoSecondsAreTheMostThatCountingBackExplains() {
    assertEquals(Why.COUNTED_BACK, ofWait(28, Precision.BACKDATED));
    assertEquals(Why.COUNTED_BACK, ofWait(32, Precision.BACKDATED));
    assertEquals(Why.UNEXPLAINED, ofWait(27.9, Precision.BACKDATED));
    assertEquals(Why.UNEXPLAINED, ofWait(330, Precision.BACKDATED));
    assertEquals(Why.UNEXPLAINED, ofWait(28, Precision.EXACT));
    assertEquals(Why.UNEXPLAINED, ofWait(28, Precision.MARKED));
  }

  @Test
  void onlyWhatWasSeenElsewhereBearsAMoveOut() {
    for (Outcome logged : List.of(Outcome.ABANDONED, Outcome.WITHDRAWN)) {
      assertEquals(Why.MOVED, moved("c1", logged));
      assertEquals(Why.UNEXPLAINED, moved("vanished", logged));
    }
    assertEquals(Why.UNEXPLAINED, moved("c1", Outcome.ANSWERED));
  }

  /** Of a wait of which the log says 30 s. */
  private Why ofWait(double waited, Precision precision) {
    return reasons.ofWait(
        Duration.ofSeconds(30), ours("c1", 400, waited, Outcome.ANSWERED, precision));
  }

  private Why moved(String call, Outcome logged) {
    return reasons.ofOutcome(
        theirs(call, 40, 8, logged), ours(call, 40, 8, Outcome.REROUTED, Precision.EXACT));
  }

  private Why onlyTheirs(long at, long waited) {
    return reasons.onlyTheirs(theirs("c1", at, waited, Outcome.TIMEOUT));
  }

  private static Visit lost(double ended) {
    return ours("c1", ended, 4, Outcome.UNKNOWN_GAP, Precision.EXACT);
  }

  private static Reasons reasons(long from, long until, long again, long last) {
    Sightings sightings = new Sightings();
    sightings.add(START.plusSeconds(from), START.plusSeconds(until));
    sightings.add(START.plusSeconds(again), START.plusSeconds(last));
    return new Reasons(
        sightings,
        (call, left) -> !call.value().equals("vanished") && left.equals(START.plusSeconds(40)));
  }
}
