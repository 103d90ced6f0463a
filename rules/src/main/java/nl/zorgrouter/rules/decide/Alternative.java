package nl.zorgrouter.rules.decide;

import nl.zorgrouter.finding.Sentence;

/**
 * A service that was looked at and not taken.
 *
 * @param service its id
 * @param offer whether it could have been offered, had none before it been
 * @param code why not, or {@link Code#RULE}
 * @param reason the same as a sentence
 */
public record Alternative(String service, Offer offer, Code code, Sentence reason) {
  /** Whether a service could be offered. */
  public enum Offer {
    /** It would take the call. */
    POSSIBLE,
    /** It would not, or may not. */
    REFUSED
  }
}
