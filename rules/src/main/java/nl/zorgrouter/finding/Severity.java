package nl.zorgrouter.finding;

/** How much a finding weighs: only an error refuses activation. */
public enum Severity {
  /** Refuses: the input cannot be used as it is. */
  ERROR,
  /** Allowed, but somebody should look. */
  WARNING,
  /** Worth knowing. */
  INFO
}
