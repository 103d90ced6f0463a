package nl.zorgrouter.rules.decide;

/** How the patient's municipality is known. */
public enum PlaceSource {
  /** The caller said it. */
  STATED,
  /** The telephone's position. */
  LOCATION,
  /** The address that belongs to the number. */
  REGISTERED,
  /** It is not known. */
  NONE
}
