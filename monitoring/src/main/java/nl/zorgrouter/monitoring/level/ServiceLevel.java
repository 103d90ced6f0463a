package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;

/**
 * A service level of one period, with all that is needed to check it.
 *
 * @param definition how it was worked out
 * @param period the visits that began in it
 * @param outcomes all of them by outcome; a missing key is none
 * @param counted how many count
 * @param results one for each norm, in order
 * @param answered the waits of those who count and were answered
 * @param longest the longest wait of all who count, answered or not; zero without any
 * @param completeness the share of the period, 0 to 1, in which the exchanges were in sight
 */
public record ServiceLevel(
    LevelDefinition definition,
    Interval period,
    Map<Outcome, Integer> outcomes,
    int counted,
    List<Result> results,
    Percentiles answered,
    Duration longest,
    double completeness) {
  public ServiceLevel {
    outcomes = Map.copyOf(outcomes);
    results = List.copyOf(results);
  }

  /**
   * What came of a norm.
   *
   * @param inside how many were within the limit (at least) or beyond it (at most)
   * @param share of those who count, 0 to 1; empty when nobody counts
   * @param met whether the norm was met; a period without callers meets it
   */
  public record Result(Norm norm, int inside, Optional<Double> share, boolean met) {}

  /** Works it out over raw visits; those that began outside the period are not looked at. */
  public static ServiceLevel of(
      LevelDefinition definition, Interval period, Collection<Visit> visits, Sight sight) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    List<Visit> counting = new ArrayList<>();
    for (Visit visit : visits) {
      if (period.contains(visit.joined())) {
        outcomes.merge(visit.outcome(), 1, Integer::sum);
        if (definition.counts(visit)) {
          counting.add(visit);
        }
      }
    }
    List<Result> results =
        definition.norms().stream().map(norm -> result(norm, definition, counting)).toList();
    return new ServiceLevel(
        definition,
        period,
        outcomes,
        counting.size(),
        results,
        Percentiles.of(
            counting.stream()
                .filter(visit -> visit.outcome() == Outcome.ANSWERED)
                .map(definition.clock()::waited)
                .toList()),
        counting.stream()
            .map(definition.clock()::waited)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO),
        sight.completeness(period));
  }

  /**
   * Which exchanges should have been seen, and when they were not.
   *
   * @param exchanges at least one
   * @param gaps when one of them was out of sight; gaps of one exchange do not overlap
   */
  public record Sight(Set<PbxId> exchanges, List<Gap> gaps) {
    public Sight {
      if (exchanges.isEmpty()) {
        throw new IllegalArgumentException("a service level of no exchange");
      }
      exchanges = Set.copyOf(exchanges);
      gaps = List.copyOf(gaps);
    }

    double completeness(Interval period) {
      Duration unseen = Duration.ZERO;
      for (Gap gap : gaps) {
        if (exchanges.contains(gap.pbx())) {
          unseen = unseen.plus(period.overlap(gap.from(), gap.until()));
        }
      }
      double all = (double) period.length().toMillis() * exchanges.size();
      return Math.max(0, 1 - unseen.toMillis() / all);
    }
  }

  private static Result result(Norm norm, LevelDefinition definition, List<Visit> counting) {
    int inside =
        (int) counting.stream().filter(visit -> isInside(norm, definition.clock(), visit)).count();
    if (counting.isEmpty()) {
      return new Result(norm, 0, Optional.empty(), true);
    }
    double share = (double) inside / counting.size();
    boolean met =
        switch (norm) {
          case Norm.AtLeast(double least, Duration _) -> share >= least;
          case Norm.AtMost(double most, Duration _) -> share <= most;
        };
    return new Result(norm, inside, Optional.of(share), met);
  }

  private static boolean isInside(Norm norm, Clock clock, Visit visit) {
    Duration waited = clock.waited(visit);
    return switch (norm) {
      case Norm.AtLeast(double _, Duration limit) ->
          visit.outcome() == Outcome.ANSWERED && waited.compareTo(limit) <= 0;
      case Norm.AtMost(double _, Duration limit) -> waited.compareTo(limit) > 0;
    };
  }
}
