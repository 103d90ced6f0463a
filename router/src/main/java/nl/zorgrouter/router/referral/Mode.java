package nl.zorgrouter.router.referral;

/** How a patient is handed over. */
public enum Mode {
  /** The desk stays with the caller until the other side is in the conversation. */
  WARM,
  /** The caller waits in the service's own queue, before those who dial in by themselves. */
  HANDOVER,
  /** The caller hangs up, and the service calls him back. */
  CALLBACK
}
