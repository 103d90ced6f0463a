package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.util.Set;
import nl.zorgrouter.call.QueueName;

/**
 * What a region decides about outcomes.
 *
 * @param shortAbandon who hangs up before this has hardly waited; 0 to 60 s
 * @param callbackByKey the queues where a key means "call me back"
 */
public record OutcomeRules(Duration shortAbandon, Set<QueueName> callbackByKey) {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** 5 seconds, and no queue that offers to call back. */
  public static final OutcomeRules USUAL = new OutcomeRules(Duration.ofSeconds(5), Set.of());

  public OutcomeRules {
    if (shortAbandon.isNegative() || shortAbandon.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a short abandonment is `%s`; expected 0 to 60 s".formatted(shortAbandon));
    }
    callbackByKey = Set.copyOf(callbackByKey);
  }
}
