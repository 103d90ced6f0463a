package nl.zorgrouter.call;

/**
 * What the dialplan writes on a channel and the exchange repeats on every event of that channel
 * ({@code channelvars} in manager.conf).
 */
public enum Mark {
  /** The ticket of the question that is open or was last open. */
  ZR_TICKET,
  /** The line the call came in on. */
  ZR_LINE,
  /** Where the journey began; set once, inherited, never changed. */
  ZR_ORIGIN,
  /** How many times this call has asked, from 1. */
  ZR_VISIT,
  /** Why it asks again: the outcome of the last target, or REFERRAL. */
  ZR_REASON,
  /** Names the referral the call is in. */
  ZR_REFERRAL,
  /** The final triage that a professional gave by key. */
  ZR_TRIAGE,
  /** The kind of service that the professional advised. */
  ZR_ADVISED,
  /** What a menu or a nurse on the line asked: MEDICAL, URGENT or NONE. */
  ZR_CHOICE,
  /** The place of the patient, where the dialplan knows it: a municipality or subregion. */
  ZR_PLACE,
  /** The person's journey over exchanges. */
  ZR_JOURNEY,
  /** The queue the dialplan is about to enter: names the door at which a caller is refused. */
  ZR_QUEUE,
  /**
   * When the dialplan was about to enter it, in microseconds since 1970 by the exchange's clock.
   * The exchange itself tells whole seconds of who was waiting when a router came.
   */
  ZR_JOINED,
  /** What a router promised for a referral that a professional confirmed. */
  ZR_CONFIRMED,
  /** The first target when no router answers: the desk of the line. */
  ZR_FAILSAFE,
  /** Whose warm room this leg of a service has come to: the unique id of the patient. */
  ZR_ROOM,
  /** A router's word on a referral code, on the leg of the nurse who pressed it. */
  ZR_WORD
}
