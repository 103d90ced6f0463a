package nl.zorgrouter.monitoring.level;

/**
 * A stretch of duty.
 *
 * @param kind what sort of duty
 * @param interval when
 */
public record Shift(Kind kind, Interval interval) {
  /** The sorts of duty. */
  public enum Kind {
    /** A working day, while practices are open. */
    DAY,
    /** Out of hours between two working days. */
    NIGHT,
    /** Out of hours with a Saturday or Sunday in it. */
    WEEKEND,
    /** Out of hours around a public holiday, without a weekend. */
    HOLIDAY
  }
}
