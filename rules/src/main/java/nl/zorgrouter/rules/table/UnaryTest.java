package nl.zorgrouter.rules.table;

/** One thing that a cell asks of its value. */
public sealed interface UnaryTest {
  /** Whether the value passes. */
  boolean holds(Value value);

  /**
   * The value is this one.
   *
   * @param value never {@link Value.Absent}: nothing asks whether a number is missing
   */
  record Is(Value value) implements UnaryTest {
    @Override
    public boolean holds(Value asked) {
      return value.equals(asked);
    }
  }

  /**
   * The value is a whole number between two others, both included.
   *
   * @param low the smallest number that passes; {@link Integer#MIN_VALUE} where nothing bounds it
   * @param high the largest number that passes; {@link Integer#MAX_VALUE} where nothing bounds it
   */
  record Between(int low, int high) implements UnaryTest {
    public Between {
      if (low > high) {
        throw new IllegalArgumentException("nothing lies between %d and %d".formatted(low, high));
      }
    }

    @Override
    public boolean holds(Value asked) {
      return asked instanceof Value.Whole(int number) && low <= number && number <= high;
    }
  }
}
