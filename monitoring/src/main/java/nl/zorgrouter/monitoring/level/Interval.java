package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, its end not included.
 *
 * @param from the first moment
 * @param until after {@code from}
 */
public record Interval(Instant from, Instant until) {
  public Interval {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("from %s until %s".formatted(from, until));
    }
  }

  /** Whether the moment lies in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  /** How long it is: a day can have 23, 24 or 25 hours. */
  public Duration length() {
    return Duration.between(from, until);
  }

  /** How much of it lies between the two moments; zero when nothing does. */
  Duration overlap(Instant start, Instant end) {
    Instant later = start.isAfter(from) ? start : from;
    Instant earlier = end.isBefore(until) ? end : until;
    return later.isBefore(earlier) ? Duration.between(later, earlier) : Duration.ZERO;
  }
}
