package nl.zorgrouter.rules.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.RandomTables;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

/** Small random tables against every case that there is. */
class SubtractionTest {
  private static final int TABLES = 300;

  @Test
  void leavesExactlyTheCasesThatNoRowTakes() {
    for (long seed = 1; seed <= TABLES; seed++) {
      RandomTables tables = new RandomTables(seed);
      DecisionTable table =
          tables.table(RandomTables.smallSchema(), 1 + tables.nextInt(14), 30 + tables.nextInt(60));
      Space space = space(table);
      List<Box> rows = table.rows().stream().map(row -> space.box(conditions(table, row))).toList();
      List<List<Value>> cases = cases(table);
      for (int row = 0; row < rows.size(); row++) {
        compare(space, table, rows, cases, row, "seed " + seed + ", row " + row);
      }
    }
  }

  @Test
  void saysThatNobodyKnowsWhenTheBudgetIsSpent() {
    DecisionTable table = new RandomTables(5).table(RandomTables.schema(14), 300, 85);
    Space space = space(table);
    List<Box> rows = table.rows().stream().map(row -> space.box(conditions(table, row))).toList();

    assertInstanceOf(
        Remainder.Unknown.class,
        Subtraction.any(space, space.box(Map.of()), rows, new Budget(200)));
  }

  /** The cases of row `at` that no earlier row takes, once by subtraction and once by trying. */
  private static void compare(
      Space space,
      DecisionTable table,
      List<Box> rows,
      List<List<Value>> cases,
      int at,
      String which) {
    Remainder remainder =
        Subtraction.pieces(
            space, rows.get(at), rows.subList(0, at), new Budget(1_000_000), Integer.MAX_VALUE);
    List<Box> pieces =
        switch (remainder) {
          case Remainder.Nothing _ -> List.of();
          case Remainder.Something(List<Box> boxes, Remainder.Extent _) -> boxes;
          case Remainder.Unknown unknown -> throw new AssertionError(which + ": " + unknown);
        };
    for (List<Value> each : cases) {
      boolean fires =
          Interpreter.firstRow(table, each)
              .map(row -> row.equals(table.rows().get(at)))
              .orElse(false);
      long holding = pieces.stream().filter(piece -> holds(space, table, piece, each)).count();
      assertEquals(fires ? 1 : 0, holding, () -> which + ": " + each);
    }
    for (Box piece : pieces) {
      assertEquals(
          table.rows().get(at),
          Interpreter.firstRow(table, space.example(piece)).orElseThrow(),
          which);
    }
  }

  private static boolean holds(Space space, DecisionTable table, Box box, List<Value> values) {
    return IntStream.range(0, values.size())
        .allMatch(at -> space.holds(box, table.inputs().get(at).name(), values.get(at)));
  }

  private static Space space(DecisionTable table) {
    return Space.of(
        table.inputs(), table.rows().stream().map(row -> conditions(table, row)).toList());
  }

  private static Map<String, Condition> conditions(DecisionTable table, Row row) {
    Map<String, Condition> conditions = new HashMap<>();
    for (int at = 0; at < row.cells().size(); at++) {
      Cell cell = row.cells().get(at);
      conditions.put(table.inputs().get(at).name(), cell.condition());
    }
    return conditions;
  }

  private static List<List<Value>> cases(DecisionTable table) {
    List<List<Value>> cases = List.of(List.of());
    for (var column : table.inputs()) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> begun : cases) {
        for (Value value : values(column.domain())) {
          List<Value> next = new ArrayList<>(begun);
          next.add(value);
          longer.add(next);
        }
      }
      cases = longer;
    }
    return cases;
  }

  private static List<Value> values(Domain domain) {
    return switch (domain) {
      case Domain.Words(List<String> words) -> words.stream().<Value>map(Value.Text::new).toList();
      case Domain.Truth _ -> List.of(new Value.Flag(true), new Value.Flag(false));
      case Domain.Prose _ -> List.of();
      case Domain.Numbers(int low, int high, Domain.Presence presence) -> {
        List<Value> all = new ArrayList<>();
        IntStream.rangeClosed(low, high).forEach(number -> all.add(new Value.Whole(number)));
        if (presence == Domain.Presence.MAYBE) {
          all.add(new Value.Absent());
        }
        yield all;
      }
    };
  }
}
