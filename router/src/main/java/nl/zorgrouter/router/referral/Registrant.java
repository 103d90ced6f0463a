package nl.zorgrouter.router.referral;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param name the workplace, such as {@code desk-3}; never a person's name
 * @param scope what it may do
 * @param telephone its telephone as the exchange knows it, such as {@code PJSIP/desk-3}
 * @param service the service it works for, when it works for one
 */
public record Registrant(
    String name, Scope scope, Optional<String> telephone, Optional<String> service) {
  /** What a workplace may do. */
  public enum Scope {
    /** Offer, confirm, cancel, give back, raise, write down. */
    DESK,
    /** Accept, reject, give back, raise and write down what is referred to its own service. */
    SERVICE,
    /** Set the state of any service of the region, and look. */
    SUPERVISOR,
    /** Look. */
    VIEWER
  }
}
