package nl.zorgrouter.monitoring.level;

import java.time.Instant;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/**
 * Somebody who still waits.
 *
 * @param began how his wait began
 * @param seen the last moment at which he was known to wait, so that the wait so far is a lower
 *     bound
 */
public record Waiting(VisitBegan began, Instant seen) {
  public Waiting {
    if (seen.isBefore(began.joined())) {
      throw new IllegalArgumentException(
          "waits since %s and was seen at %s".formatted(began.joined(), seen));
    }
  }
}
