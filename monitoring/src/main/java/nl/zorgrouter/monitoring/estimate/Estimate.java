package nl.zorgrouter.monitoring.estimate;

import java.time.Duration;

/** What is said about the next caller's wait. */
public sealed interface Estimate {
  /**
   * A range that should hold the wait of 8 in 10 callers.
   *
   * @param low 1 in 10 waits less
   * @param likely the middle
   * @param high 1 in 10 waits longer: the figure to hold against a deadline
   */
  record Reliable(Duration low, Duration likely, Duration high) implements Estimate {
    public Reliable {
      if (low.isNegative() || likely.compareTo(low) < 0 || high.compareTo(likely) < 0) {
        throw new IllegalArgumentException(
            "a wait of %s, between %s and %s".formatted(likely, low, high));
      }
    }

    boolean holds(Duration waited) {
      return waited.compareTo(low) >= 0 && waited.compareTo(high) <= 0;
    }
  }

  /** No reliable estimate. */
  record Unreliable(Why why) implements Estimate {}

  /** Why there is no reliable estimate. */
  enum Why {
    /** The exchange is out of sight. */
    OUT_OF_SIGHT,
    /** No member is free or busy: nobody would answer. */
    NOBODY_ON_DUTY,
    /** Too few conversations ended lately to know how long one takes. */
    TOO_FEW,
    /** Conversations differ so much that their mean says little. */
    TOO_SPREAD,
    /** The last estimates missed what happened too often. */
    KEEPS_MISSING
  }
}
