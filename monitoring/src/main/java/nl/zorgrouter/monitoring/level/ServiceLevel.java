package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;

/**
 * A service level of one period, with all that is needed to check it.
 *
 * @param definition how it was worked out
 * @param period those who came in it; of one that is not over also those who wait since before it
 * @param came how many came in it, those who still wait included
 * @param outcomes of those who left; a missing key is none
 * @param counted how many of them count
 * @param waiting those who still wait
 * @param results one for each norm, in order
 * @param answered the waits of those who count and were answered
 * @param longest the longest wait of all who count, answered or not, or came and still wait; zero
 *     without any
 * @param completeness the share of the period, 0 to 1, in which the exchanges were in sight
 */
public record ServiceLevel(
    LevelDefinition definition,
    Interval period,
    int came,
    Map<Outcome, Integer> outcomes,
    int counted,
    StillWaiting waiting,
    List<NormResult> results,
    Percentiles answered,
    Duration longest,
    double completeness) {
  public ServiceLevel {
    outcomes = Map.copyOf(outcomes);
    results = List.copyOf(results);
  }

  /**
   * Those who still wait.
   *
   * @param count how many
   * @param longest of their waits so far, a lower bound; zero when nobody waits
   */
  public record StillWaiting(int count, Duration longest) {}

  /** Works it out; who came outside the period is not looked at, unless he still waits in it. */
  public static ServiceLevel of(
      LevelDefinition definition, Interval period, Callers callers, Sight sight) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    List<Visit> counting = new ArrayList<>();
    for (Visit visit : callers.left()) {
      if (period.contains(visit.joined())) {
        outcomes.merge(visit.outcome(), 1, Integer::sum);
        if (definition.counts(visit)) {
          counting.add(visit);
        }
      }
    }
    Clock clock = definition.clock();
    boolean isOn = !period.until().isBefore(callers.asOf());
    List<Waiting> waiting = new ArrayList<>();
    List<Waiting> before = new ArrayList<>();
    for (Waiting each : callers.waiting()) {
      Instant joined = each.began().joined();
      if (period.contains(joined) || (isOn && !joined.isBefore(period.from()))) {
        waiting.add(each);
      } else if (isOn) {
        before.add(each);
      }
    }
    NormResult.Held held =
        new NormResult.Held(
            clock, counting, waiting, before, Duration.between(period.from(), callers.asOf()));
    return new ServiceLevel(
        definition,
        period,
        outcomes.values().stream().mapToInt(Integer::intValue).sum() + waiting.size(),
        outcomes,
        counting.size(),
        new StillWaiting(
            waiting.size() + before.size(),
            longest(Stream.concat(waiting.stream(), before.stream()).map(clock::waited))),
        definition.norms().stream().map(held::against).toList(),
        Percentiles.of(
            counting.stream()
                .filter(visit -> visit.outcome() == Outcome.ANSWERED)
                .map(clock::waited)
                .toList()),
        longest(
            Stream.concat(
                counting.stream().map(clock::waited), waiting.stream().map(clock::waited))),
        sight.completeness(period));
  }

  private static Duration longest(Stream<Duration> waits) {
    return waits.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
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
}
