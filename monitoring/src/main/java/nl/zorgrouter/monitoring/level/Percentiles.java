package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.util.List;

/**
 * The waits of a number of callers. Each percentile is the wait of one of them (nearest rank): the
 * shortest that at least so many did not exceed.
 *
 * @param count how many; all figures are zero when it is 0
 */
public record Percentiles(
    int count, Duration p50, Duration p90, Duration p95, Duration maximum, Duration mean) {
  static Percentiles of(List<Duration> waits) {
    if (waits.isEmpty()) {
      return new Percentiles(
          0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = waits.stream().sorted().toList();
    Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
    return new Percentiles(
        sorted.size(),
        rank(sorted, 50),
        rank(sorted, 90),
        rank(sorted, 95),
        sorted.getLast(),
        sum.dividedBy(sorted.size()));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return sorted.get(rank - 1);
  }
}
