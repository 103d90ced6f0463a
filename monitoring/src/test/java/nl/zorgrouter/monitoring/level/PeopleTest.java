package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import org.junit.jupiter.api.Test;

/** A person's wait is not the waits of his visits. */
class PeopleTest {
  private static final Instant EIGHT = Instant.parse("2026-11-21T20:00:00Z");

  @Test
  void movedTwiceIsOneWaitFromTheFirstQueueToTheAnswer() {
    Visit whole =
        only(
            left("hap-groningen", 0, 540, Outcome.REROUTED),
            left("hap-drenthe", 541, 30, Outcome.REROUTED),
            left("hap-fryslan", 572, 58, Outcome.ANSWERED));
    assertEquals("hap-groningen", whole.queue().value());
    assertEquals(EIGHT, whole.joined());
    assertEquals(Duration.ofSeconds(630), whole.waited());
    assertEquals(Outcome.ANSWERED, whole.outcome());
  }

  @Test
  void whoAsksAgainAfterATimeOutIsOnePerson() {
    Visit whole =
        only(
            left("hap", 301, 300, Outcome.TIMEOUT),
            left("hap", 0, 300, Outcome.TIMEOUT),
            left("hap", 602, 90, Outcome.ABANDONED));
    assertEquals(Duration.ofSeconds(692), whole.waited());
    assertEquals(Outcome.ABANDONED, whole.outcome());
  }

  @Test
  void whoHadAHumanAndIsReferredWaitsAnew() {
    List<Visit> waits =
        people(
                left("desk", 0, 6, Outcome.ANSWERED),
                left("hap", 240, 300, Outcome.TIMEOUT),
                left("desk", 540, 10, Outcome.ANSWERED))
            .left();
    assertEquals(2, waits.size());
    assertEquals(Duration.ofSeconds(6), waits.getFirst().waited());
    assertEquals("hap", waits.getLast().queue().value());
    assertEquals(Duration.ofSeconds(310), waits.getLast().waited());
    assertEquals(Outcome.ANSWERED, waits.getLast().outcome());
  }

  @Test
  void theFirstHumanEndsTheWaitOfWhoeverWaitsAtTwoPlaces() {
    Visit whole =
        only(
            left("hap", 0, 300, Outcome.ANSWERED),
            left("desk", 200, 101, Outcome.ABANDONED),
            left("desk", 250, 20, Outcome.ANSWERED));
    assertEquals(Duration.ofSeconds(270), whole.waited());
    assertEquals(Outcome.ANSWERED, whole.outcome());
  }

  @Test
  void whoWasMovedAndStillWaitsHasWaitedSinceHisFirstQueue() {
    Callers people =
        People.of(
            new Callers(
                List.of(left("hap-groningen", 0, 540, Outcome.REROUTED)),
                List.of(at("hap-drenthe", 541).waiting(Duration.ofSeconds(59))),
                EIGHT.plusSeconds(600)));
    assertEquals(List.of(), people.left());
    Waiting waiting = people.waiting().getFirst();
    assertEquals("hap-groningen", waiting.began().queue().value());
    assertEquals(Duration.ofMinutes(10), Clock.QUEUE.waited(waiting));
  }

  @Test
  void twoPeopleAreTwo() {
    Visit other = new Stays("other", "hap", EIGHT).left(Duration.ofSeconds(10), Outcome.ANSWERED);
    assertEquals(2, people(left("hap", 0, 10, Outcome.TIMEOUT), other).left().size());
  }

  private static Visit only(Visit... visits) {
    List<Visit> left = people(visits).left();
    assertEquals(1, left.size(), left::toString);
    return left.getFirst();
  }

  private static Callers people(Visit... visits) {
    return People.of(new Callers(List.of(visits), List.of(), EIGHT.plusSeconds(3_600)));
  }

  private static Visit left(String queue, long after, long seconds, Outcome outcome) {
    return at(queue, after).left(Duration.ofSeconds(seconds), outcome);
  }

  private static Stays at(String queue, long after) {
    return new Stays("j", queue, EIGHT.plusSeconds(after));
  }
}
