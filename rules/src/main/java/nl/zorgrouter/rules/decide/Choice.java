package nl.zorgrouter.rules.decide;

/** What a menu or a nurse on a care line asked. */
public enum Choice {
  /** A medical question that can wait for a human. */
  MEDICAL,
  /** It is urgent. */
  URGENT,
  /** The caller chose nothing. */
  NONE
}
