package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.level.ServiceLevel.Sight;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {
  private static final PbxId PBX = new PbxId("pbx-a");
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
  private static final Interval HOUR = new Interval(START, START.plus(1, ChronoUnit.HOURS));
  private static final Sight ALL = new Sight(Set.of(PBX), List.of());

  @Test
  void aWaitOnTheLimitIsInTime() {
    List<Visit> visits =
        List.of(
            visit(Outcome.ANSWERED, Duration.ofSeconds(10)),
            visit(Outcome.ANSWERED, Duration.ofSeconds(10).plusNanos(1_000)));
    ServiceLevel level = ServiceLevel.of(Presets.DESK_112, HOUR, came(visits), ALL);
    assertEquals(Optional.of(0.5), level.results().getFirst().share());
    assertFalse(level.results().getFirst().met());
  }

  @Test
  void whoGivesUpMakesTheLevelWorseNotBetter() {
    List<Visit> visits = new ArrayList<>(many(1, Outcome.ANSWERED, 5));
    visits.addAll(many(9, Outcome.ABANDONED, 20));
    ServiceLevel level = ServiceLevel.of(Presets.DESK_112, HOUR, came(visits), ALL);
    assertEquals(Optional.of(0.1), level.results().getFirst().share());
  }

  @Test
  void theTailOfTheRegularLineIsANormOfItsOwn() {
    List<Visit> visits = new ArrayList<>(many(97, Outcome.ANSWERED, 60));
    visits.addAll(many(2, Outcome.ANSWERED, 601));
    visits.addAll(many(1, Outcome.ABANDONED, 900));
    ServiceLevel level = ServiceLevel.of(Presets.HAP_REGULAR, HOUR, came(visits), ALL);
    assertTrue(level.results().getFirst().met());
    assertEquals(Optional.of(0.03), level.results().getLast().share());
    assertFalse(level.results().getLast().met());
    assertEquals(Duration.ofMinutes(15), level.longest());
    assertEquals(Duration.ofSeconds(601), level.answered().maximum());
  }

  @Test
  void aRerouteNeitherCountsForNorAgainst() {
    List<Visit> visits = new ArrayList<>(many(1, Outcome.ANSWERED, 5));
    visits.addAll(many(5, Outcome.REROUTED, 300));
    ServiceLevel level = ServiceLevel.of(Presets.HAP_REGULAR, HOUR, came(visits), ALL);
    assertEquals(1, level.counted());
    assertEquals(5, level.outcomes().get(Outcome.REROUTED));
  }

  @Test
  void aNewDefinitionIsAppliedBackwards() {
    List<Visit> visits = new ArrayList<>(many(8, Outcome.ANSWERED, 60));
    visits.addAll(many(2, Outcome.ABANDONED, 8));
    LevelDefinition old = Presets.HAP_REGULAR;
    LevelDefinition changed =
        new LevelDefinition(
            old.id(),
            2,
            old.name(),
            old.counts(),
            Duration.ofSeconds(10),
            old.clock(),
            old.norms());
    assertEquals(10, ServiceLevel.of(old, HOUR, came(visits), ALL).counted());
    assertEquals(8, ServiceLevel.of(changed, HOUR, came(visits), ALL).counted());
    assertTrue(
        changed.formula(Unit.VISIT).dutch().startsWith("hap-regular versie 2: minstens 75 %"));
    assertTrue(
        changed.formula(Unit.VISIT).dutch().contains("hoogstens 2 % wacht langer dan 10 min"));
    assertTrue(changed.formula(Unit.VISIT).english().endsWith("hung up within 10 s left out"));
  }

  @Test
  void aShortAbandonmentOfThatTimeCountsWhenTheDefinitionSaysSo() {
    List<Visit> visits = List.of(visit(Outcome.ABANDONED_SHORT, Duration.ofSeconds(3)));
    assertEquals(1, ServiceLevel.of(Presets.DESK_112, HOUR, came(visits), ALL).counted());
    assertEquals(0, ServiceLevel.of(Presets.HAP_REGULAR, HOUR, came(visits), ALL).counted());
  }

  @Test
  void percentilesAreTheWaitsOfRealCallers() {
    List<Visit> visits = new ArrayList<>();
    for (int seconds = 1; seconds <= 20; seconds++) {
      visits.addAll(many(1, Outcome.ANSWERED, seconds));
    }
    Percentiles waits = ServiceLevel.of(Presets.DESK_112, HOUR, came(visits), ALL).answered();
    assertEquals(Duration.ofSeconds(10), waits.p50());
    assertEquals(Duration.ofSeconds(18), waits.p90());
    assertEquals(Duration.ofSeconds(19), waits.p95());
    assertEquals(Duration.ofSeconds(20), waits.maximum());
    assertEquals(Duration.ofMillis(10_500), waits.mean());
  }

  @Test
  void eachClockGivesItsOwnFigure() {
    Visit visit = visit(Outcome.ANSWERED, Duration.ofSeconds(30));
    assertEquals(Duration.ofSeconds(30), Clock.QUEUE.waited(visit));
    assertEquals(Duration.ofSeconds(90), Clock.JOURNEY.waited(visit));
    assertEquals(Duration.ofSeconds(150), Clock.CALL.waited(visit));
  }

  @Test
  void aGapShowsAsIncompleteness() {
    Gap gap = new Gap(PBX, START.minusSeconds(60), START.plusSeconds(360));
    Sight both = new Sight(Set.of(PBX, new PbxId("pbx-b")), List.of(gap));
    assertEquals(
        0.9,
        ServiceLevel.of(
                Presets.DESK_112, HOUR, came(List.of()), new Sight(Set.of(PBX), List.of(gap)))
            .completeness(),
        1e-9);
    assertEquals(
        0.95, ServiceLevel.of(Presets.DESK_112, HOUR, came(List.of()), both).completeness(), 1e-9);
  }

  @Test
  void aPeriodWithoutCallersHasNoShare() {
    ServiceLevel level = ServiceLevel.of(Presets.HAP_URGENT, HOUR, came(List.of()), ALL);
    assertEquals(Optional.empty(), level.results().getFirst().share());
    assertTrue(level.results().getFirst().met());
  }

  private static Callers came(List<Visit> visits) {
    return new Callers(visits, List.of(), HOUR.until());
  }

  private static List<Visit> many(int count, Outcome outcome, long seconds) {
    List<Visit> visits = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      visits.add(visit(outcome, Duration.ofSeconds(seconds)));
    }
    return visits;
  }

  private static Visit visit(Outcome outcome, Duration waited) {
    return new Visit(
        PBX,
        new QueueName("hap"),
        new CallId("c1"),
        new JourneyId("c1"),
        CallClass.HAP,
        START.minusSeconds(120),
        START.minusSeconds(60),
        START,
        START.plus(waited),
        outcome,
        Precision.EXACT);
  }
}
