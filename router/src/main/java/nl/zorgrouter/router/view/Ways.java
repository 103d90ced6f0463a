package nl.zorgrouter.router.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways that calls took lately. One that nobody takes any more goes after a while. */
final class Ways {
  private static final Duration KEPT = Duration.ofHours(2);
  private static final int MOST = 24;

  private final List<String> lines;
  private final Map<Way.Key, Way> ways = new LinkedHashMap<>();

  Ways(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  void taken(Way way) {
    ways.merge(way.key(), way, Way::usedAgain);
    if (ways.size() > MOST) {
      ways.values().stream()
          .min(Comparator.comparing(Way::last))
          .ifPresent(oldest -> ways.remove(oldest.key()));
    }
  }

  /** By line, and on a line what nobody decided first, then in the order of their rows. */
  List<Way> shown(Instant now) {
    ways.values().removeIf(way -> way.last().isBefore(now.minus(KEPT)));
    return ways.values().stream()
        .sorted(
            Comparator.<Way>comparingInt(way -> lines.indexOf(way.line()))
                .thenComparing(Way::by)
                .thenComparing(Way::rule)
                .thenComparing(Way::service))
        .toList();
  }
}
