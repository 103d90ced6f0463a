package nl.zorgrouter.router.referral;

/** Who owns a patient. Never nobody. */
public enum Owner {
  /** The ambulance desk. */
  DESK,
  /** The service he was referred to. */
  SERVICE
}
