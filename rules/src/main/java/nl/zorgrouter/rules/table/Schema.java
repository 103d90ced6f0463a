package nl.zorgrouter.rules.table;

import java.util.List;
import java.util.Optional;

/**
 * What a decision may ask and must answer. A table may use any subset of the inputs, in any order,
 * and gives every output.
 *
 * @param decision the DMN decision's id, such as {@code disposition}
 * @param inputs all inputs that exist
 * @param outputs all outputs, in the order of the contract
 */
public record Schema(String decision, List<Column> inputs, List<Column> outputs) {
  public Schema {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The input of that name, when there is one. */
  public Optional<Column> input(String name) {
    return inputs.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
