package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.util.Set;

/** What the end of a waiting caller's leg means. */
final class HangUp {
  /**
   * Q.850 causes of a network or an exchange that fails: no circuit (34), out of order (38),
   * temporary failure (41), congestion (42), channel gone (44), resource gone (47), bearer not
   * there (58), incompatible (88). A person who hangs up gives 16.
   */
  private static final Set<Integer> FAILURES = Set.of(34, 38, 41, 42, 44, 47, 58, 88);

  private HangUp() {}

  static Outcome outcome(Duration waited, int cause, Duration shortAbandon) {
    if (FAILURES.contains(cause)) {
      return Outcome.FAILED;
    }
    return waited.compareTo(shortAbandon) < 0 ? Outcome.ABANDONED_SHORT : Outcome.ABANDONED;
  }
}
