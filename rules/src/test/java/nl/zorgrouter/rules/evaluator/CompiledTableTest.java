package nl.zorgrouter.rules.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.RandomTables;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledTableTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 8, 30", "2, 5, 8, 60", "3, 63, 8, 75", "4, 64, 8, 75", "5, 65, 8, 75",
    "6, 250, 8, 80", "7, 1000, 8, 60", "8, 4200, 8, 50", "9, 300, 14, 85", "10, 90, 1, 10"
  })
  void answersAsTheInterpreterDoes(long seed, int rows, int inputs, int openness) {
    RandomTables tables = new RandomTables(seed);
    compare(seed, tables, tables.table(RandomTables.schema(inputs), rows, openness), 3_000);
  }

  @Test
  void answersAsTheInterpreterDoesWhereNumbersAreAbsent() {
    for (long seed = 100; seed < 200; seed++) {
      RandomTables tables = new RandomTables(seed);
      int rows = 1 + tables.nextInt(20);
      compare(seed, tables, tables.table(RandomTables.smallSchema(), rows, 50), 300);
    }
  }

  @Test
  void refusesAValueOutsideItsDomain() {
    DecisionTable table = new RandomTables(1).table(RandomTables.smallSchema(), 5, 50);
    CompiledTable compiled = CompiledTable.of(table);
    Map<String, Value> facts = new HashMap<>();
    facts.put("line", new Value.Text("line9"));
    facts.put("urgency", new Value.Text("urgency1"));
    facts.put("age", new Value.Absent());
    facts.put("hops", new Value.Whole(1));
    assertThrows(IllegalArgumentException.class, () -> compiled.firstRow(facts), "one is missing");
    facts.put("known", new Value.Flag(true));
    assertThrows(IllegalArgumentException.class, () -> compiled.firstRow(facts), "unknown word");
    facts.put("line", new Value.Text("line1"));
    facts.put("hops", new Value.Absent());
    assertThrows(IllegalArgumentException.class, () -> compiled.firstRow(facts), "never absent");
    facts.put("hops", new Value.Whole(6));
    assertThrows(IllegalArgumentException.class, () -> compiled.firstRow(facts), "too large");
  }

  @Test
  void answersATableThatAsksNothingWithItsFirstRow() {
    Schema schema = new Schema("route", List.of(), RandomTables.smallSchema().outputs());
    DecisionTable table = new RandomTables(3).table(schema, 2, 50);

    assertEquals("r1", CompiledTable.of(table).firstRow(Map.of()).map(Row::id).orElse("none"));
  }

  @Test
  void findsClassesInWideDomainsToo() {
    Schema narrow = RandomTables.smallSchema();
    List<Column> inputs =
        List.of(new Column("wait", new Domain.Numbers(0, 1_000_000, Domain.Presence.ALWAYS)));
    for (long seed = 300; seed < 320; seed++) {
      RandomTables tables = new RandomTables(seed);
      compare(
          seed, tables, tables.table(new Schema("route", inputs, narrow.outputs()), 20, 10), 500);
    }
  }

  private static void compare(long seed, RandomTables tables, DecisionTable table, int rounds) {
    CompiledTable compiled = CompiledTable.of(table);
    for (int round = 0; round < rounds; round++) {
      List<Value> question = tables.question(table);
      int expected = Interpreter.firstRow(table, question).map(table.rows()::indexOf).orElse(-1);
      int actual = compiled.firstRow(question.toArray(Value[]::new));
      assertEquals(expected, actual, () -> "seed " + seed + ": " + question);
    }
  }
}
