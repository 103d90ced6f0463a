package nl.zorgrouter.region;

import java.util.Arrays;
import java.util.Optional;

/**
 * How urgent a professional found a case: the scale of the NTS (U0 highest) or of the ambulance
 * services (A0 highest; C1 is a referral without an ambulance, C2 self-care advice).
 */
public enum Urgency {
  /** Resuscitation. */
  U0,
  /** Life in danger. */
  U1,
  /** Threat to vital functions or organs. */
  U2,
  /** Real chance of harm, within some hours. */
  U3,
  /** Negligible chance of harm, within a day. */
  U4,
  /** No chance of harm. */
  U5,
  /** Ambulance, utmost speed. */
  A0,
  /** Ambulance, life in danger. */
  A1,
  /** Ambulance, possible serious harm. */
  A2,
  /** Planned transport, complex. */
  B1,
  /** Planned transport, less complex. */
  B2,
  /** No ambulance: refer to another service. */
  C1,
  /** No ambulance: advice. */
  C2;

  /** The urgency of that name, when there is one. */
  public static Optional<Urgency> of(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether it belongs to the scale of the NTS; otherwise to that of the ambulance services. */
  public boolean isNts() {
    return compareTo(U5) <= 0;
  }

  /**
   * Whether this is at least as urgent as another on the same scale. Across the scales nothing
   * compares.
   */
  public boolean atLeast(Urgency other) {
    return isNts() == other.isNts() && compareTo(other) <= 0;
  }
}
