package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.monitoring.level.ServiceLevel.Sight;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import org.junit.jupiter.api.Test;

/** A figure of a time that is not over. */
class StillWaitingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
  private static final Interval QUARTER = Periods.rolling(NOW, Duration.ofMinutes(15));

  @Test
  void whoIsOverTheLimitAndStillWaitsWaitedTooLong() {
    ServiceLevel level = level(Presets.HAP_REGULAR, answered(3), waiting(20, 12 * 60));
    assertEquals(23, level.came());
    assertEquals(3, level.counted());
    assertEquals(new ServiceLevel.StillWaiting(20, Duration.ofMinutes(12)), level.waiting());
    assertEquals(Duration.ofMinutes(12), level.longest());
    assertEquals(
        List.of(Optional.of(3 / 23.0), Optional.of(20 / 23.0)),
        level.results().stream().map(NormResult::share).toList());
    assertEquals(List.of(Verdict.MISSED, Verdict.MISSED), verdicts(level));
  }

  @Test
  void whoMayStillBeInTimeDoesNotCountYet() {
    ServiceLevel level = level(Presets.HAP_REGULAR, answered(6), waiting(2, 30));
    assertEquals(Optional.of(1.0), level.results().getFirst().share());
    assertEquals(2, level.results().getFirst().open());
    // six of eight are 75 %, whatever becomes of the two; one of eight over ten minutes is too many
    assertEquals(List.of(Verdict.MET, Verdict.OPEN), verdicts(level));
  }

  @Test
  void nothingIsMetThatWhoStillWaitsCanTurn() {
    ServiceLevel level = level(Presets.HAP_REGULAR, answered(6), waiting(3, 30));
    assertEquals(List.of(Verdict.OPEN, Verdict.OPEN), verdicts(level));
  }

  @Test
  void nothingIsMetOverTheHeadsOfThoseWhoWaitSinceBefore() {
    ServiceLevel level = level(Presets.HAP_REGULAR, answered(3), waiting(20, 30 * 60));
    assertEquals(3, level.came());
    assertEquals(new ServiceLevel.StillWaiting(20, Duration.ofMinutes(30)), level.waiting());
    assertEquals(20, level.results().getFirst().late());
    assertEquals(List.of(Verdict.OPEN, Verdict.OPEN), verdicts(level));
  }

  @Test
  void aPieceThatIsOverKnowsOnlyThoseWhoCameInIt() {
    Interval before = new Interval(NOW.minusSeconds(3_600), NOW.minusSeconds(1_800));
    ServiceLevel level =
        ServiceLevel.of(
            Presets.HAP_REGULAR,
            before,
            new Callers(List.of(), waiting(4, 2_000), NOW),
            new Sight(Set.of(Stays.PBX), List.of()));
    assertEquals(4, level.waiting().count());
    assertEquals(List.of(Verdict.MISSED, Verdict.MISSED), verdicts(level));
    List<Waiting> later = waiting(4, 60);
    assertEquals(
        0,
        ServiceLevel.of(
                Presets.HAP_REGULAR,
                before,
                new Callers(List.of(), later, NOW),
                new Sight(Set.of(Stays.PBX), List.of()))
            .waiting()
            .count());
  }

  @Test
  void aWindowThatIsNoLongerThanTheNormJudgesNothingButAFailure() {
    assertEquals(List.of(Verdict.TOO_SHORT), verdicts(level(Presets.GGZ, answered(3), List.of())));
    List<Visit> gaveUp =
        List.of(
            new Stays("j", "ggz", NOW.minusSeconds(600))
                .left(Duration.ofMinutes(5), Outcome.ABANDONED));
    assertEquals(List.of(Verdict.MISSED), verdicts(level(Presets.GGZ, gaveUp, List.of())));
  }

  private static ServiceLevel level(
      LevelDefinition definition, List<Visit> left, List<Waiting> waiting) {
    return ServiceLevel.of(
        definition,
        QUARTER,
        new Callers(left, waiting, NOW),
        new Sight(Set.of(Stays.PBX), List.of()));
  }

  private static List<Verdict> verdicts(ServiceLevel level) {
    return level.results().stream().map(NormResult::verdict).toList();
  }

  private static List<Visit> answered(int count) {
    List<Visit> visits = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      visits.add(
          new Stays("a" + each, "hap", NOW.minusSeconds(600))
              .left(Duration.ofSeconds(20), Outcome.ANSWERED));
    }
    return visits;
  }

  private static List<Waiting> waiting(int count, long seconds) {
    List<Waiting> waiting = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      waiting.add(
          new Stays("w" + each, "hap", NOW.minusSeconds(seconds))
              .waiting(Duration.ofSeconds(seconds)));
    }
    return waiting;
  }
}
