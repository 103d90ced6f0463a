package nl.zorgrouter.rules.table;

/** One value that a table is asked about. */
public sealed interface Value {
  /**
   * A word out of the column's list.
   *
   * @param text the word; {@code "unknown"} where the fact is not known
   */
  record Text(String text) implements Value {}

  /**
   * A whole number.
   *
   * @param number within the bounds of its column
   */
  record Whole(int number) implements Value {}

  /**
   * Yes or no.
   *
   * @param yes whether it holds
   */
  record Flag(boolean yes) implements Value {}

  /** No number is known; only the cell {@code -} matches it. */
  record Absent() implements Value {}
}
