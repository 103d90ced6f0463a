package nl.zorgrouter.monitoring.level;

import java.time.Instant;
import java.util.List;
import nl.zorgrouter.monitoring.wait.Visit;

/**
 * Who came: those who left and those who still wait.
 *
 * @param left in any order
 * @param waiting in any order
 * @param asOf the moment of which this is true
 */
public record Callers(List<Visit> left, List<Waiting> waiting, Instant asOf) {
  public Callers {
    left = List.copyOf(left);
    waiting = List.copyOf(waiting);
  }
}
