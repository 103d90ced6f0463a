package nl.zorgrouter.rules.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a table means: row by row, cell by cell. Everything faster is measured against this. */
public final class Interpreter {
  private Interpreter() {}

  /**
   * The first row that holds.
   *
   * @param facts a value for every input of the table; more are ignored
   * @throws IllegalArgumentException when the table asks for a fact that is not there
   */
  public static Optional<Row> firstRow(DecisionTable table, Map<String, Value> facts) {
    return firstRow(table, inColumnOrder(table, facts));
  }

  /**
   * The first row that holds.
   *
   * @param values one for each input of the table, in its order
   */
  public static Optional<Row> firstRow(DecisionTable table, List<Value> values) {
    for (Row row : table.rows()) {
      if (holds(row, values)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /**
   * All rows that hold, in the order of the table.
   *
   * @param values one for each input of the table, in its order
   */
  public static List<Row> rows(DecisionTable table, List<Value> values) {
    return table.rows().stream().filter(row -> holds(row, values)).toList();
  }

  /**
   * The answers of a table by its own hit policy: none or one, or for {@code RULE_ORDER} and {@code
   * COLLECT} any number. A {@code UNIQUE} table in which several rows hold contradicts itself and
   * answers nothing.
   *
   * @param values one for each input of the table, in its order
   */
  public static List<List<Value>> answers(DecisionTable table, List<Value> values) {
    List<List<Value>> all = rows(table, values).stream().map(Row::outputs).toList();
    if (all.isEmpty()) {
      return table.otherwise().isEmpty() ? List.of() : List.of(table.otherwise());
    }
    return switch (table.hitPolicy()) {
      case UNIQUE -> all.size() == 1 ? all : List.of();
      case FIRST -> all.subList(0, 1);
      case PRIORITY -> all.stream().min(byPriority(table)).map(List::of).orElseThrow();
      case RULE_ORDER, COLLECT -> all;
    };
  }

  /**
   * The facts that a table asks, in the order of its columns.
   *
   * @throws IllegalArgumentException when one is not there
   */
  public static List<Value> inColumnOrder(DecisionTable table, Map<String, Value> facts) {
    List<Value> values = new ArrayList<>(table.inputs().size());
    for (Column column : table.inputs()) {
      Value value = facts.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "%s asks for %s, which is not among the facts"
                .formatted(table.decision(), column.name()));
      }
      values.add(value);
    }
    return values;
  }

  private static boolean holds(Row row, List<Value> values) {
    List<Cell> cells = row.cells();
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).holds(values.get(column))) {
        return false;
      }
    }
    return true;
  }

  private static Comparator<List<Value>> byPriority(DecisionTable table) {
    return (one, other) -> {
      for (int column = 0; column < table.outputs().size(); column++) {
        if (table.outputs().get(column).domain() instanceof Domain.Words(List<String> words)) {
          int order = Integer.compare(rank(words, one.get(column)), rank(words, other.get(column)));
          if (order != 0) {
            return order;
          }
        }
      }
      return 0;
    };
  }

  private static int rank(List<String> words, Value value) {
    return value instanceof Value.Text(String text) ? words.indexOf(text) : -1;
  }
}
