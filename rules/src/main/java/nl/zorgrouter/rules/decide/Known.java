package nl.zorgrouter.rules.decide;

import nl.zorgrouter.rules.table.Value;

/** Whether something holds, as far as anybody knows. */
public enum Known {
  /** It holds. */
  YES,
  /** It does not hold. */
  NO,
  /** Nobody said. */
  UNKNOWN;

  /** What was said. */
  public static Known of(boolean holds) {
    return holds ? YES : NO;
  }

  /** As a table reads it. */
  Value.Text value() {
    return switch (this) {
      case YES -> Tables.YES;
      case NO -> Tables.NO;
      case UNKNOWN -> Tables.NOT_KNOWN;
    };
  }
}
