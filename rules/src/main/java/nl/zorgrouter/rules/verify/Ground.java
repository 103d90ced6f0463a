package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Space;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/** A table as boxes, with what cannot happen, cut for a list of questions. */
final class Ground {
  private final CompiledTable compiled;
  private final Space space;
  private final List<Box> rows = new ArrayList<>();
  private final List<Box> impossible;

  /** For each row, what is taken away before it: the impossible and the earlier rows it meets. */
  private final List<List<Box>> before = new ArrayList<>();

  private Ground(CompiledTable compiled, Space space, List<Map<String, Condition>> impossible) {
    this.compiled = compiled;
    this.space = space;
    this.impossible = impossible.stream().map(space::box).toList();
    for (Row row : compiled.table().rows()) {
      Box box = space.box(conditions(compiled.table(), row));
      List<Box> earlier = new ArrayList<>();
      this.impossible.stream().filter(each -> space.meet(each, box)).forEach(earlier::add);
      rows.stream().filter(each -> space.meet(each, box)).forEach(earlier::add);
      before.add(earlier);
      rows.add(box);
    }
  }

  static Ground of(CompiledTable compiled, World world, List<Question> questions) {
    DecisionTable table = compiled.table();
    List<Map<String, Condition>> impossible = world.impossible(table.schema());
    List<Map<String, Condition>> regions = new ArrayList<>(impossible);
    table.rows().forEach(row -> regions.add(conditions(table, row)));
    questions.forEach(question -> regions.addAll(question.regions()));
    return new Ground(compiled, Space.of(table.schema().inputs(), regions), impossible);
  }

  /** What a row asks, by column. */
  static Map<String, Condition> conditions(DecisionTable table, Row row) {
    Map<String, Condition> conditions = new HashMap<>();
    for (int input = 0; input < row.cells().size(); input++) {
      conditions.put(table.inputs().get(input).name(), row.cells().get(input).condition());
    }
    return conditions;
  }

  DecisionTable table() {
    return compiled.table();
  }

  Space space() {
    return space;
  }

  int size() {
    return rows.size();
  }

  Row row(int number) {
    return table().rows().get(number);
  }

  Box box(int row) {
    return rows.get(row);
  }

  List<Box> boxes() {
    return rows;
  }

  List<Box> impossible() {
    return impossible;
  }

  List<Box> before(int row) {
    return before.get(row);
  }

  /** A part of the cases within a box for which a row is the first that holds. */
  Remainder firing(int row, Box within, Budget budget) {
    Optional<Box> common = space.common(rows.get(row), within);
    return common.isEmpty()
        ? new Remainder.Nothing()
        : Subtraction.any(space, common.get(), before.get(row), budget);
  }

  /**
   * A case of a box whose first row is known; run through the evaluator before anybody sees it.
   *
   * @throws IllegalStateException when the evaluator says otherwise: the fault is ours, and nothing
   *     may be activated
   */
  Map<String, Value> witness(Box box, int row) {
    return witness(space.example(box), row);
  }

  /** A case whose first row is known, run through the evaluator. */
  Map<String, Value> witness(Map<String, Value> example, int row) {
    Optional<Row> found = compiled.firstRow(example);
    Optional<Row> expected = row < 0 ? Optional.empty() : Optional.of(row(row));
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          "the proof says %s and the evaluator %s for %s".formatted(expected, found, example));
    }
    return example;
  }
}
