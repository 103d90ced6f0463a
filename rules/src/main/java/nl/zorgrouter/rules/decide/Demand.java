package nl.zorgrouter.rules.decide;

/** What is asked for. A case that does not say asks for care. */
public enum Demand {
  /** Care for a complaint. */
  CARE_QUESTION,
  /** A place for somebody who cannot stay where he is. */
  PLACE_FOR_VULNERABLE,
  /** A bed. */
  BED,
  /** Material or transport. */
  LOGISTICS
}
