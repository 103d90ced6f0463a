package nl.zorgrouter.rules.decide;

/** Where the patient is. */
public enum Setting {
  /** At home. */
  HOME,
  /** In a nursing home. */
  NURSING_HOME,
  /** In another institution. */
  INSTITUTION,
  /** In a hospital. */
  HOSPITAL,
  /** In the street, a shop, a station. */
  PUBLIC_SPACE
}
