package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;

/** What the accounting learned from a piece of news, for metrics, journal and reports. */
public sealed interface WaitFact {
  /**
   * A caller came to a queue, or was found waiting there: all that an accounting needs to know him
   * again after a restart.
   *
   * @param callBegan since when the person's call lasts
   * @param firstWaited since when he first waited, over queues and exchanges
   */
  record VisitBegan(
      PbxId pbx,
      QueueName queue,
      CallId call,
      JourneyId journey,
      CallClass callClass,
      Instant callBegan,
      Instant firstWaited,
      Instant joined,
      Precision precision)
      implements WaitFact {}

  /** A caller left a queue, or was refused by it. */
  record VisitEnded(Visit visit) implements WaitFact {}

  /**
   * A person's journey is over: none of his legs is left on any exchange.
   *
   * @param began when the call began
   * @param firstWaited when he first waited
   * @param waited all his waits together
   * @param visits how many queues he came to, refusals included, from 1
   * @param outcome answered when a human had him last; a reroute or a key that led to nobody is an
   *     abandonment here
   */
  record JourneyEnded(
      JourneyId journey,
      CallClass callClass,
      QueueName firstQueue,
      QueueName lastQueue,
      Instant began,
      Instant firstWaited,
      Instant ended,
      Duration waited,
      int visits,
      Outcome outcome)
      implements WaitFact {}

  /** A member and a caller have spoken: how long one call keeps a member busy. */
  record Served(PbxId pbx, QueueName queue, Instant at, Duration talked) implements WaitFact {}

  /**
   * The exchange was in sight in this stretch of its own time. Told every few seconds: what no such
   * fact vouches for was not seen.
   */
  record Seen(PbxId pbx, Instant from, Instant until) implements WaitFact {}

  /**
   * Nothing was seen of the exchange in this stretch of its own time.
   *
   * @param from the last moment something was seen
   * @param until the moment of the next snapshot
   */
  record Gap(PbxId pbx, Instant from, Instant until) implements WaitFact {}

  /** News that did not fit what was known: counted, never silence. */
  record Unfitting(PbxId pbx, Instant at, Why why) implements WaitFact {}

  /** Why a piece of news did not fit. */
  enum Why {
    /** It is older than the snapshot that replaced what was known. */
    BEFORE_SNAPSHOT,
    /** It happened before: the same again. */
    REPEATED,
    /** It tells of a visit that is not known. */
    UNKNOWN_VISIT,
    /** It tells of a leg that has ended. */
    AFTER_END,
    /** The exchange used a word that is not known. */
    UNKNOWN_WORD
  }
}
