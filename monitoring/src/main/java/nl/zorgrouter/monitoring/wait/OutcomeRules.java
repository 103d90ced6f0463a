package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;

/**
 * What a region decides about outcomes.
 *
 * @param shortAbandon who hangs up before this has hardly waited; 0 to 60 s
 * @param queues what is different at a queue
 */
public record OutcomeRules(Duration shortAbandon, Map<QueueName, AtQueue> queues) {
  /** The longest wait that can be called hardly any. */
  public static final Duration MOST = Duration.ofSeconds(60);

  /** 5 seconds, and no queue that offers to call back. */
  public static final OutcomeRules USUAL = new OutcomeRules(Duration.ofSeconds(5), Map.of());

  /** What a caller says who presses a key while he waits. */
  public enum KeyMeaning {
    /** He leaves the queue for where the dialplan sends him: it is getting worse. */
    EXIT,
    /** Call me back. */
    CALLBACK
  }

  /**
   * The rules of one queue.
   *
   * @param shortAbandon instead of the region's, when given; 0 to 60 s
   */
  public record AtQueue(Optional<Duration> shortAbandon, KeyMeaning key) {
    public AtQueue {
      shortAbandon.ifPresent(OutcomeRules::check);
    }
  }

  public OutcomeRules {
    check(shortAbandon);
    queues = Map.copyOf(queues);
  }

  /** Who hangs up at that queue before this has hardly waited. */
  Duration shortAbandon(QueueName queue) {
    return at(queue).flatMap(AtQueue::shortAbandon).orElse(shortAbandon);
  }

  /** What a key at that queue means. */
  KeyMeaning key(QueueName queue) {
    return at(queue).map(AtQueue::key).orElse(KeyMeaning.EXIT);
  }

  private Optional<AtQueue> at(QueueName queue) {
    return Optional.ofNullable(queues.get(queue));
  }

  private static void check(Duration wait) {
    if (wait.isNegative() || wait.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a short abandonment is `%s`; expected 0 to 60 s".formatted(wait));
    }
  }
}
