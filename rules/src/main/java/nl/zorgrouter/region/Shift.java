package nl.zorgrouter.region;

/**
 * A stretch of opening, by the clock on the wall.
 *
 * @param from minutes after midnight of the day it begins on, 0 to 1439
 * @param to minutes after the same midnight, not included; over 1440 when it ends the next day, at
 *     most a day long
 */
public record Shift(int from, int to) {
  private static final int DAY = 1440;

  public Shift {
    if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
      throw new IllegalArgumentException("a shift from minute %d to %d".formatted(from, to));
    }
  }

  /** Whether it holds at a minute of the day it begins on; over 1440 for the day after. */
  boolean holds(int minute) {
    return from <= minute && minute < to;
  }

  /** Whether two shifts share a minute, the other one beginning some days later. */
  boolean meets(Shift other, int daysLater) {
    int shift = daysLater * DAY;
    return from < other.to + shift && other.from + shift < to;
  }
}
