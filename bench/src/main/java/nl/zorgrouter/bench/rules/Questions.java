package nl.zorgrouter.bench.rules;

import java.util.List;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;

/**
 * One table, and questions about it as raw facts: texts and numbers, in the order of its inputs.
 */
final class Questions {
  /** How many; a power of two. */
  static final int COUNT = 4_096;

  private final DecisionTable table;
  private final Value[][] values = new Value[COUNT][];
  private final String[][] texts;
  private final int[][] numbers;

  Questions(TableSize size, int seed) {
    RouteTables tables = new RouteTables(seed * 10_000L + size.rows());
    Schema schema = RouteTables.schema(size.inputs());
    table = tables.table(schema, size.rows(), size.openness());
    texts = new String[COUNT][size.inputs()];
    numbers = new int[COUNT][size.inputs()];
    for (int at = 0; at < COUNT; at++) {
      values[at] = tables.question(schema);
      for (int input = 0; input < size.inputs(); input++) {
        switch (values[at][input]) {
          case Value.Text(String word) -> texts[at][input] = word;
          case Value.Whole(int number) -> numbers[at][input] = number;
          case Value.Flag _, Value.Absent _ -> throw new IllegalStateException("not asked here");
        }
      }
    }
  }

  DecisionTable table() {
    return table;
  }

  String[] texts(int at) {
    return texts[at];
  }

  int[] numbers(int at) {
    return numbers[at];
  }

  /** The values of a question, as they are. */
  Value[] values(int at) {
    return values[at];
  }

  /** The values of a question made anew out of its raw facts, as for every call. */
  Value[] made(int at) {
    Value[] made = new Value[texts[at].length];
    for (int input = 0; input < made.length; input++) {
      String text = texts[at][input];
      made[input] = text == null ? new Value.Whole(numbers[at][input]) : new Value.Text(text);
    }
    return made;
  }

  /** Stops when two engines do not agree on a question. */
  void agree(CompiledTable compiled, IfChain.Chain chain) {
    for (int at = 0; at < COUNT; at++) {
      int row = compiled.firstRow(values[at]);
      String id = Interpreter.firstRow(table, List.of(values[at])).orElseThrow().id();
      if (row != chain.firstRow(texts[at], numbers[at]) || !table.rows().get(row).id().equals(id)) {
        throw new IllegalStateException("the engines disagree on question " + at);
      }
    }
  }
}
