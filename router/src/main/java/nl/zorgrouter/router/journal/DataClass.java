package nl.zorgrouter.router.journal;

/** Kinds of data that may be kept for different lengths of time. */
public enum DataClass {
  /** What exchanges told. */
  EVENTS,
  /** What was decided, and by which rules. */
  DECISIONS,
  /** How long callers waited. */
  VISITS,
  /** Who saw or changed what; NEN 7513 asks for at least five years. */
  ACCESS,
  /** What the journal says about itself. */
  MARKS
}
