package nl.zorgrouter.router.referral;

/** What is to be done when a referral changes. */
public enum Effect {
  /** Move the caller as the mode says. */
  MOVE,
  /** Bring him to the desk, before everybody but unanswered 112 calls. */
  BRING_BACK,
  /** Bring him to where his line says that worse leads. */
  TO_URGENT,
  /** Ring the desk while he keeps his place. */
  RING_DESK,
  /** Whoever is rung for him is rung no more: an answer would be somebody too many. */
  STOP_RINGING,
  /** Look for the next service, without the one that rejected. */
  OFFER_NEXT,
  /** The service has to call him back. */
  TASK_FOR_SERVICE,
  /** The desk has to call him back. */
  TASK_FOR_DESK,
  /** The desk has to know now. */
  ALERT_DESK
}
