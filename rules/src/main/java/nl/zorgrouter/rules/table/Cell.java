package nl.zorgrouter.rules.table;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One cell: what a person wrote and what it means.
 *
 * @param text S-FEEL unary tests, without blanks around them
 * @param condition the meaning of the text
 */
public record Cell(String text, Condition condition) {
  private static final Cell ANYTHING = new Cell("-", new Condition.Anything());

  /** The cell {@code -}. */
  public static Cell anything() {
    return ANYTHING;
  }

  /** The cell that a program writes for a meaning. */
  public static Cell of(Condition condition) {
    return new Cell(
        switch (condition) {
          case Condition.Anything _ -> "-";
          case Condition.OneOf(List<UnaryTest> tests) -> list(tests);
          case Condition.NoneOf(List<UnaryTest> tests) -> "not(" + list(tests) + ")";
        },
        condition);
  }

  /** Whether the cell holds for the value. */
  public boolean holds(Value value) {
    return condition.holds(value);
  }

  private static String list(List<UnaryTest> tests) {
    return tests.stream().map(Cell::text).collect(Collectors.joining(", "));
  }

  private static String text(UnaryTest test) {
    return switch (test) {
      case UnaryTest.Is(Value value) -> Literal.write(value);
      case UnaryTest.Between(int low, int high) when low == Integer.MIN_VALUE -> "<= " + high;
      case UnaryTest.Between(int low, int high) when high == Integer.MAX_VALUE -> ">= " + low;
      case UnaryTest.Between(int low, int high) -> "[" + low + ".." + high + "]";
    };
  }
}
