package nl.zorgrouter.rules.table;

import java.util.List;

/** What a cell means. */
public sealed interface Condition {
  /** Whether the cell holds for the value. */
  boolean holds(Value value);

  /** Every value, and a number that is absent: the cell {@code -}. */
  record Anything() implements Condition {
    @Override
    public boolean holds(Value value) {
      return true;
    }
  }

  /**
   * A value that passes one of these.
   *
   * @param tests at least one
   */
  record OneOf(List<UnaryTest> tests) implements Condition {
    public OneOf {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean holds(Value value) {
      for (UnaryTest test : tests) {
        if (test.holds(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * A value that is there and passes none of these.
   *
   * @param tests at least one
   */
  record NoneOf(List<UnaryTest> tests) implements Condition {
    public NoneOf {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean holds(Value value) {
      if (value instanceof Value.Absent) {
        return false;
      }
      for (UnaryTest test : tests) {
        if (test.holds(value)) {
          return false;
        }
      }
      return true;
    }
  }
}
