package nl.zorgrouter.rules.partition;

import nl.zorgrouter.rules.table.Value;

/** A piece of a domain that no condition cuts. */
sealed interface Span {
  /** One of its values. */
  Value example();

  /** A word, a truth or the absent number. */
  record One(Value value) implements Span {
    @Override
    public Value example() {
      return value;
    }
  }

  /** Whole numbers, both ends included. */
  record Run(int low, int high) implements Span {
    @Override
    public Value example() {
      return new Value.Whole(low);
    }
  }
}
