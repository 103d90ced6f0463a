package nl.zorgrouter.monitoring.wait;

import java.util.Locale;

/** How a caller left a queue: exactly one of these for each visit. */
public enum Outcome {
  /** A member of the queue answered. */
  ANSWERED,
  /** The caller hung up while waiting. */
  ABANDONED,
  /** The caller hung up so soon that he hardly waited; the limit is {@link OutcomeRules}'. */
  ABANDONED_SHORT,
  /** The patience given to the visit was over. */
  TIMEOUT,
  /** The queue lost its last member who could answer. */
  LEFT_EMPTY,
  /** The caller pressed a key, such as 1: it is getting worse. */
  EXIT_KEY,
  /** The caller pressed a key to be called back; he still waits, without a telephone. */
  CALLBACK,
  /** Refused at the door: as many waited as the queue may hold. */
  REFUSED_FULL,
  /** Refused at the door: nobody could answer. */
  REFUSED_EMPTY,
  /** Moved elsewhere while waiting, by a rule or by a person; never an abandonment. */
  REROUTED,
  /** Taken out of the queue by the exchange's own withdrawal. */
  WITHDRAWN,
  /** The line or the exchange failed under the caller. */
  FAILED,
  /** He left while the exchange was out of sight. */
  UNKNOWN_GAP;

  /** The name in metrics, files and reports: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
