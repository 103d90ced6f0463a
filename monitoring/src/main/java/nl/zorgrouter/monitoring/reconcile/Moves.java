package nl.zorgrouter.monitoring.reconcile;

import java.time.Instant;
import nl.zorgrouter.call.CallId;

/** What was written down of callers elsewhere: evidence that one who left a queue was moved. */
@FunctionalInterface
public interface Moves {
  /**
   * Whether something was seen of a caller that only a living caller does, at the moment he left a
   * queue or later: he asked, came to a queue, spoke with somebody.
   */
  boolean seenElsewhere(CallId call, Instant left);
}
