package nl.zorgrouter.router.referral;

import java.util.List;
import java.util.OptionalInt;
import nl.zorgrouter.rules.decide.Priority;

/**
 * Whether a mode may be used for a referral, and why not.
 *
 * @param mode the mode
 * @param verdict whether, or what is in its way
 */
public record ModeOffer(Mode mode, Verdict verdict) {
  /** Whether a mode may be used. */
  public enum Verdict {
    /** It may. */
    POSSIBLE,
    /** No nurse has the caller on a telephone that the router knows. */
    NO_NURSE,
    /** Nobody knows what the wait at the service is. */
    WAIT_UNKNOWN,
    /** The wait at the service is not below the deadline. */
    WAIT_TOO_LONG,
    /** The caller's number is not known. */
    NO_NUMBER,
    /** Nobody this urgent is asked to hang up. */
    TOO_URGENT
  }

  /**
   * All modes for an offer.
   *
   * @param waitSeconds what nine in ten callers of the service wait at most; empty when unknown
   */
  public static List<ModeOffer> all(Binding binding, Offer offer, OptionalInt waitSeconds) {
    return List.of(
        new ModeOffer(Mode.WARM, binding.desk().isPresent() ? Verdict.POSSIBLE : Verdict.NO_NURSE),
        new ModeOffer(Mode.HANDOVER, handover(offer, waitSeconds)),
        new ModeOffer(Mode.CALLBACK, callback(binding, offer)));
  }

  private static Verdict handover(Offer offer, OptionalInt waitSeconds) {
    if (waitSeconds.isEmpty()) {
      return Verdict.WAIT_UNKNOWN;
    }
    return waitSeconds.getAsInt() < offer.within().toSeconds()
        ? Verdict.POSSIBLE
        : Verdict.WAIT_TOO_LONG;
  }

  private static Verdict callback(Binding binding, Offer offer) {
    if (offer.priority() == Priority.URGENT) {
      return Verdict.TOO_URGENT;
    }
    return binding.number().isEmpty() ? Verdict.NO_NUMBER : Verdict.POSSIBLE;
  }
}
