package nl.zorgrouter.region;

import java.util.Optional;
import java.util.Set;

/**
 * One line on which calls begin.
 *
 * @param id as the dialplan sets it in {@code ZR_LINE}
 * @param kind becomes the origin of its calls
 * @param owner the service that has its calls when no rule sends them elsewhere
 * @param pbx the exchange on which it arrives
 * @param urgent the target for a caller who gets worse
 * @param failsafe the target when no router answers
 * @param secondFailsafe the target when the first does not answer
 * @param number as people dial it
 * @param place the municipality of its callers when nobody says another; never used for a call that
 *     began on 112
 * @param referralPlace the municipality taken when a nurse refers by key without naming one
 * @param attested what a nurse who presses a referral key on this line declares by it
 * @param takeover who has its calls for a time, when somebody has
 */
public record Line(
    String id,
    LineKind kind,
    String owner,
    String pbx,
    String urgent,
    String failsafe,
    String secondFailsafe,
    Optional<String> number,
    Optional<String> place,
    Optional<String> referralPlace,
    Set<Attested> attested,
    Optional<Takeover> takeover) {
  public Line {
    attested = Set.copyOf(attested);
  }

  /** What a referral key can declare. */
  public enum Attested {
    /** She spoke with the caller. */
    CONTACT,
    /** Airway, breathing, circulation and consciousness are safe. */
    ABCD
  }
}
