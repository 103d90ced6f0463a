package nl.zorgrouter.rules.table;

import java.util.List;

/** What a column can hold. */
public sealed interface Domain {
  /**
   * One of these words.
   *
   * @param words at least one, each once; the order is the order of the editor
   */
  record Words(List<String> words) implements Domain {
    public Words {
      words = List.copyOf(words);
    }
  }

  /**
   * A whole number between bounds, both included.
   *
   * @param low the smallest
   * @param high the largest
   * @param presence whether the number may be absent
   */
  record Numbers(int low, int high, Presence presence) implements Domain {
    public Numbers {
      if (low > high) {
        throw new IllegalArgumentException(
            "a column of numbers from %d to %d".formatted(low, high));
      }
    }
  }

  /** True or false. */
  record Truth() implements Domain {}

  /**
   * Any text; only for an output that people read.
   *
   * @param mostCharacters the longest text allowed
   */
  record Prose(int mostCharacters) implements Domain {}

  /** Whether a number can be missing. */
  enum Presence {
    /** Every question carries a number. */
    ALWAYS,
    /** A question may carry none. */
    MAYBE
  }
}
