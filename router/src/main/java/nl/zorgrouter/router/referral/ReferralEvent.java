package nl.zorgrouter.router.referral;

/** What can happen to a referral. */
public enum ReferralEvent {
  /** A service was found for him; how a referral begins, and goes on after a rejection. */
  OFFER,
  /** The desk says yes. */
  CONFIRM,
  /** The desk takes it back. */
  CANCEL,
  /** Either side gives the patient back to the desk. */
  RETURN,
  /** The service does not take this patient, and says why. */
  REJECT,
  /** It has become an emergency: a professional says so. */
  RAISE,
  /** A professional of the service takes the patient without a telephone: a call-back. */
  ACCEPT,
  /** What came of it is written down. */
  RECORD,
  /** The exchange says that the caller, or the telephone that stands in for him, waits there. */
  WAITS,
  /** A human of the service has the caller. */
  ANSWERED,
  /** The time to answer is over, and the caller waits in a queue. */
  DEADLINE,
  /** The time to answer is over, and the task is still open. */
  EXPIRED,
  /** The time to answer is over, and nobody of the service came into the room. */
  NOBODY_CAME,
  /** Somebody of the service came into the room; the desk is still there. */
  RECEIVER_CAME,
  /** He left it while the desk was still there. */
  RECEIVER_LEFT,
  /** The exchange should have brought him back by itself, and did not. */
  OVERDUE,
  /** Somebody at the desk answered at the deadline, before the service did. */
  DESK_TOOK,
  /** The exchange brought him back by itself. */
  CAME_BACK,
  /** The desk left the room before anybody of the service was in it. */
  DESK_LEFT,
  /** The caller, or the nurse of the service by code, says that it is getting worse. */
  WORSENED,
  /** The caller hung up. */
  HUNG_UP,
  /** Nobody confirmed an offer, and what it was based on has become old. */
  LAPSED,
  /** The exchange did not move him. */
  NOT_MOVED,
  /** Nobody else can take him after a rejection. */
  NOBODY_ELSE
}
