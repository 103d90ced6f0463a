package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.Visit;

/** From when a wait is counted. Queue figures and what callers felt differ by this choice. */
public enum Clock {
  /** Since he came to this queue. */
  QUEUE,
  /** Since he first waited, over queues and exchanges. */
  JOURNEY,
  /** Since his call began, welcome and menu included. */
  CALL;

  /** The wait of a visit on this clock; never negative. */
  public Duration waited(Visit visit) {
    Duration waited =
        switch (this) {
          case QUEUE -> visit.waited();
          case JOURNEY -> Duration.between(visit.firstWaited(), visit.ended());
          case CALL -> Duration.between(visit.callBegan(), visit.ended());
        };
    return waited.isNegative() ? Duration.ZERO : waited;
  }

  Sentence sentence() {
    return switch (this) {
      case QUEUE -> new Sentence("from joining the queue", "vanaf het begin van de wachtrij");
      case JOURNEY -> new Sentence("from the first wait", "vanaf de eerste wachtrij");
      case CALL -> new Sentence("from the start of the call", "vanaf het begin van het gesprek");
    };
  }
}
