package nl.zorgrouter.rules.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.dmn.CellReader;
import nl.zorgrouter.rules.dmn.CellReading;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.RandomTables;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

class TableDiffTest {
  private static final int MUTATIONS = 250;
  private static final int QUESTIONS = 400;

  @Test
  void showsExactlyTheCasesThatAChangedCellChanges() {
    int different = 0;
    for (long seed = 1; seed <= MUTATIONS; seed++) {
      RandomTables tables = new RandomTables(seed);
      DecisionTable before =
          tables.table(RandomTables.smallSchema(), 2 + tables.nextInt(14), 40 + tables.nextInt(50));
      DecisionTable after = tables.mutated(before);
      Comparison comparison = TableDiff.of(before, after, List.of());
      assertEquals(Comparison.Outcome.COMPLETE, comparison.outcome());
      different += comparison.differences().size();
      for (int question = 0; question < QUESTIONS; question++) {
        List<Value> values = tables.question(before);
        compare(before, after, comparison, values, "seed " + seed + ": " + values);
      }
    }
    assertTrue(different > MUTATIONS / 2, "only " + different + " differences in all");
  }

  @Test
  void findsNoDifferenceInAReorderingThatChangesNothing() {
    for (long seed = 1; seed <= 50; seed++) {
      RandomTables tables = new RandomTables(seed);
      DecisionTable before = tables.table(RandomTables.smallSchema(), 8, 60);
      List<Row> doubled = new ArrayList<>(before.rows());
      doubled.addAll(before.rows());
      DecisionTable after = RandomTables.table(before.schema(), doubled);

      assertTrue(TableDiff.of(before, after, List.of()).isSame(), "seed " + seed);
      assertTrue(TableDiff.of(before, before, List.of()).isSame(), "seed " + seed);
    }
  }

  @Test
  void comparesVersionsThatShareNothing() {
    for (long seed = 1; seed <= 40; seed++) {
      RandomTables tables = new RandomTables(seed);
      DecisionTable before = tables.table(RandomTables.smallSchema(), 10, 60);
      DecisionTable after = tables.table(RandomTables.smallSchema(), 10, 60);
      Comparison comparison = TableDiff.of(before, after, List.of());
      for (int question = 0; question < QUESTIONS; question++) {
        List<Value> values = tables.question(before);
        compare(before, after, comparison, values, "seed " + seed + ": " + values);
      }
    }
  }

  @Test
  void saysWhenTheBudgetIsSpent() {
    RandomTables tables = new RandomTables(9);
    DecisionTable before = tables.table(RandomTables.schema(14), 200, 85);
    DecisionTable after = tables.table(RandomTables.schema(14), 200, 85);
    Comparison comparison = TableDiff.of(before, after, List.of(), 5_000);

    assertEquals(Comparison.Outcome.BUDGET_SPENT, comparison.outcome());
    assertTrue(!comparison.isSame());
  }

  private static void compare(
      DecisionTable before,
      DecisionTable after,
      Comparison comparison,
      List<Value> values,
      String which) {
    Optional<Row> was = Interpreter.firstRow(before, values);
    Optional<Row> is = Interpreter.firstRow(after, values);
    List<Difference> holding =
        comparison.differences().stream()
            .filter(each -> each.extent() == Difference.Extent.MORE || holds(each, before, values))
            .filter(each -> each.before().equals(was) && each.after().equals(is))
            .toList();
    boolean changed = !was.map(Row::outputs).equals(is.map(Row::outputs));
    assertEquals(changed ? 1 : 0, holding.size(), which);
    if (!changed) {
      comparison.differences().stream()
          .filter(each -> each.extent() == Difference.Extent.ALL)
          .forEach(each -> assertTrue(!holds(each, before, values), which));
    }
    for (Difference each : holding) {
      Map<String, Value> example = new HashMap<>(each.example());
      assertNotEquals(
          Interpreter.firstRow(before, example).map(Row::outputs),
          Interpreter.firstRow(after, example).map(Row::outputs),
          which);
    }
  }

  /** Whether a case is in the set, by what is told to people. */
  private static boolean holds(Difference difference, DecisionTable table, List<Value> values) {
    return difference.cases().stream()
        .anyMatch(box -> {
          for (int at = 0; at < values.size(); at++) {
            Column column = table.inputs().get(at);
            if (box.containsKey(column.name())
                && !holds(box.getOrDefault(column.name(), "-"), column, values.get(at))) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean holds(String told, Column column, Value value) {
    String present = told.replaceFirst("(, )?absent$", "");
    if (value instanceof Value.Absent) {
      return told.endsWith("absent");
    }
    if (present.isEmpty()) {
      return false;
    }
    return switch (CellReader.read(present, column.domain())) {
      case CellReading.Understood(Cell cell) -> cell.holds(value);
      case CellReading.Misunderstood misunderstood ->
          throw new AssertionError(misunderstood.toString());
    };
  }
}
