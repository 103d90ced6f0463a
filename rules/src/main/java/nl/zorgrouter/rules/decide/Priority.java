package nl.zorgrouter.rules.decide;

import java.time.Duration;

/** How soon a human must answer; the highest first. */
public enum Priority {
  /** Within 30 seconds, the norm for the urgent line of an out-of-hours service. */
  URGENT(Duration.ofSeconds(30)),
  /** Within two minutes. */
  HIGH(Duration.ofMinutes(2)),
  /** Within ten minutes, which at most 2 % of calls may exceed. */
  NORMAL(Duration.ofMinutes(10));

  private final Duration deadline;

  Priority(Duration deadline) {
    this.deadline = deadline;
  }

  /** The longest time until somebody answers; a rule may only shorten it. */
  public Duration deadline() {
    return deadline;
  }
}
