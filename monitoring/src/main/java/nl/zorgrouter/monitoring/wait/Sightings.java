package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When one exchange was in sight, in its own time. Stretches that touch are one, so that years
 * without a gap take no more room than a minute.
 */
public final class Sightings {
  /** A stretch, its end included. */
  public record Stretch(Instant from, Instant until) {}

  private final NavigableMap<Instant, Instant> stretches = new TreeMap<>();

  /** The exchange was in sight from the one moment until the other. */
  public void add(Instant from, Instant until) {
    Instant begin = from;
    Instant end = until;
    Map.Entry<Instant, Instant> before = stretches.floorEntry(from);
    if (before != null && !before.getValue().isBefore(from)) {
      begin = before.getKey();
      end = later(end, before.getValue());
    }
    NavigableMap<Instant, Instant> touched = stretches.subMap(begin, true, end, true);
    for (Instant each : touched.values()) {
      end = later(end, each);
    }
    touched.clear();
    stretches.put(begin, end);
  }

  /** Whether it was in sight without a break from the one moment until the other. */
  public boolean saw(Instant from, Instant until) {
    Map.Entry<Instant, Instant> before = stretches.floorEntry(from);
    return before != null && !before.getValue().isBefore(until);
  }

  /** The stretches of a period in which nothing was seen, in order. */
  public List<Stretch> unseen(Instant from, Instant until) {
    List<Stretch> unseen = new ArrayList<>();
    Instant open = from;
    Map.Entry<Instant, Instant> before = stretches.floorEntry(from);
    if (before != null) {
      open = later(open, before.getValue());
    }
    for (Map.Entry<Instant, Instant> each :
        stretches.subMap(from, false, until, false).entrySet()) {
      if (each.getKey().isAfter(open)) {
        unseen.add(new Stretch(open, each.getKey()));
      }
      open = later(open, each.getValue());
    }
    if (open.isBefore(until)) {
      unseen.add(new Stretch(open, until));
    }
    return unseen;
  }

  /** How much of a period was in sight. */
  public Duration seen(Instant from, Instant until) {
    Duration unseen =
        unseen(from, until).stream()
            .map(each -> Duration.between(each.from(), each.until()))
            .reduce(Duration.ZERO, Duration::plus);
    return Duration.between(from, until).minus(unseen);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
