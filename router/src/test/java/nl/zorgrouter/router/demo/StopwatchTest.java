package nl.zorgrouter.router.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final Instant NOW = Instant.parse("2026-11-21T17:00:10Z");
  private static final CallId CALL = new CallId("a.1");

  private final Stopwatch stopwatch = new Stopwatch();

  @Test
  void knowsToTheMomentSinceWhenALegIsThereThatItHeardComing() {
    arrives(NOW.minusMillis(4_250));
    assertEquals(Duration.ofMillis(4_250), ageOf(Duration.ofSeconds(4), Marks.NONE));
  }

  @Test
  void saysOfALegThatItDidNotHearNoMoreThanTheExchangeTells() {
    assertEquals(Duration.ofSeconds(4), ageOf(Duration.ofSeconds(4), Marks.NONE));
  }

  @Test
  void letsNobodyJoinAQueueBeforeHisLegIsThere() {
    Marks joined = joined("desk", NOW.minusMillis(4_700));
    assertEquals(Duration.ofMillis(4_700), ageOf(Duration.ofSeconds(4), joined));
    assertEquals(Duration.ofSeconds(9), ageOf(Duration.ofSeconds(9), joined));
  }

  @Test
  void forgetsALegThatEndsOrThatASnapshotDoesNotShow() {
    arrives(NOW.minusMillis(4_250));
    stopwatch.hears(new CallEvent.Ended(NOW.minusMillis(100), CALL, 16));
    assertEquals(Duration.ofSeconds(4), ageOf(Duration.ofSeconds(4), Marks.NONE));
    arrives(NOW.minusMillis(4_250));
    stopwatch.better(new Snapshot(NOW, List.of(), List.of(), List.of()));
    assertEquals(Duration.ofSeconds(4), ageOf(Duration.ofSeconds(4), Marks.NONE));
  }

  @Test
  void knowsByTheMarkSinceWhenSomebodyWaits() {
    Marks joined = joined("desk", NOW.minusMillis(2_900));
    assertEquals(Duration.ofMillis(2_900), waitOf(Duration.ofSeconds(2), joined));
  }

  @Test
  void takesNoMarkOfAnotherQueueOrOfAnotherWait() {
    Duration told = Duration.ofSeconds(2);
    assertEquals(told, waitOf(told, joined("hap-groningen", NOW.minusMillis(2_900))));
    assertEquals(told, waitOf(told, joined("desk", NOW.minusMillis(3_200))));
  }

  @Test
  void countsBackToTheMomentOfJoiningAlsoWhenThatCameAfterTheSnapshot() {
    Marks joined = joined("desk", NOW.plusMillis(30));
    assertEquals(Duration.ofMillis(-30), waitOf(Duration.ZERO, joined));
  }

  private void arrives(Instant at) {
    stopwatch.hears(new CallEvent.Arrived(at, CALL, CALL, "PJSIP/a-1", "", Marks.NONE));
  }

  private static Marks joined(String queue, Instant at) {
    String micros = String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    return new Marks(Map.of(Mark.ZR_QUEUE, queue, Mark.ZR_JOINED, micros));
  }

  private Duration ageOf(Duration told, Marks marks) {
    return better(told, Duration.ZERO, marks).legs().getFirst().age();
  }

  private Duration waitOf(Duration told, Marks marks) {
    return better(Duration.ofSeconds(9), told, marks).waiting().getFirst().waited();
  }

  private Snapshot better(Duration age, Duration waited, Marks marks) {
    Snapshot.Leg leg =
        new Snapshot.Leg(CALL, CALL, "PJSIP/a-1", "", age, new Snapshot.Question.None(), marks);
    Snapshot.WaitingCaller waiting =
        new Snapshot.WaitingCaller(new QueueName("desk"), CALL, 1, waited);
    return stopwatch.better(new Snapshot(NOW, List.of(leg), List.of(waiting), List.of()));
  }
}
