package nl.zorgrouter.rules.table;

import java.util.List;
import java.util.stream.IntStream;
import nl.zorgrouter.finding.Place;

/**
 * A decision table that was read and understood: every cell lies inside the domain of its column.
 *
 * @param schema what its decision may ask and must answer
 * @param hitPolicy which row answers
 * @param inputs the inputs that this table asks, in the order of its file
 * @param rows at least one
 * @param otherwise the outputs when no row holds; empty when there are none. A routing table has
 *     none: what happens otherwise is its last row
 * @param place where the table stands
 */
public record DecisionTable(
    Schema schema,
    HitPolicy hitPolicy,
    List<Column> inputs,
    List<Row> rows,
    List<Value> otherwise,
    Place place) {
  public DecisionTable {
    inputs = List.copyOf(inputs);
    rows = List.copyOf(rows);
    otherwise = List.copyOf(otherwise);
    for (Row row : rows) {
      if (row.cells().size() != inputs.size() || row.outputs().size() != schema.outputs().size()) {
        throw new IllegalArgumentException("row %s does not fill its columns".formatted(row.id()));
      }
    }
  }

  /** The decision's id, such as {@code disposition}. */
  public String decision() {
    return schema.decision();
  }

  /** The output columns, in the order of the schema; so are the outputs of every row. */
  public List<Column> outputs() {
    return schema.outputs();
  }

  /**
   * What a row answers in one output column.
   *
   * @throws IllegalArgumentException when there is no such output
   */
  public Value output(Row row, String column) {
    int index =
        IntStream.range(0, outputs().size())
            .filter(each -> outputs().get(each).name().equals(column))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("%s gives no %s".formatted(decision(), column)));
    return row.outputs().get(index);
  }

  /** The names of the inputs that this table asks. */
  public List<String> asked() {
    return inputs.stream().map(Column::name).toList();
  }
}
