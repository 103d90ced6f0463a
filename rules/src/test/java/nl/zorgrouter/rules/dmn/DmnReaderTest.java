package nl.zorgrouter.rules.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmnReaderTest {
  @Test
  void answersWithTheFirstRowWhoseEveryCellHolds() {
    DecisionTable table =
        TriageTable.table(
            TriageTable.with(
                "\"C1\"", "[18..75)", ">= 480, < 60", "true", "\"HAP\"", "120", "\"to the GP\""));

    assertEquals("r1", first(table, "C1", new Value.Whole(74), 59, true));
    assertEquals("r1", first(table, "C1", new Value.Whole(18), 480, true));
    assertEquals("r2", first(table, "C1", new Value.Whole(75), 480, true));
    assertEquals("r2", first(table, "C1", new Value.Absent(), 480, true));
    assertEquals("r2", first(table, "C1", new Value.Whole(74), 60, true));
    assertEquals("r2", first(table, "U1", new Value.Whole(74), 59, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/"
      })
  void readsEveryNamespaceOfTheContract(String namespace) {
    String text = TriageTable.of(namespace, "triage", "hitPolicy=\"FIRST\"");

    assertEquals(1, TriageTable.table(text).rows().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          0 | U0            | TEXT_UNQUOTED        | 1
          0 | "U0" "U1"     | COMMA_MISSING        | 6
          0 | "U0",         | VALUE_MISSING        | 6
          0 | "U9"          | VALUE_OUTSIDE_DOMAIN | 1
          0 | "U0           | TEXT_UNCLOSED        | 1
          0 | “U0”          | QUOTES_NOT_STRAIGHT  | 1
          0 | null          | NULL_REFUSED         | 1
          0 | > "U0"        | TEST_NOT_FOR_COLUMN  | 1
          0 | not(not("U0"))| NOT_NESTED           | 5
          0 | not("U0"      | BRACKET_MISSING      | 9
          0 | -, "U0"       | DASH_NOT_ALONE       | 1
          0 | != "U0"       | OPERATOR_UNKNOWN     | 1
          0 | 5             | NUMBER_NOT_FOR_COLUMN| 1
          1 | [10..5]       | INTERVAL_REVERSED    | 2
          1 | (4..5)        | INTERVAL_EMPTY       | 2
          1 | =<1           | OPERATOR_UNKNOWN     | 1
          1 | < 131, > 130  | VALUE_OUTSIDE_DOMAIN | 10
          1 | 131           | VALUE_OUTSIDE_DOMAIN | 1
          1 | 17.5          | NUMBER_NOT_WHOLE     | 1
          1 | not([0..17])  | NOT_WHERE_ABSENT     | 1
          1 | 5 + 3         | ARITHMETIC_REFUSED   | 3
          1 | 5 - 3         | ARITHMETIC_REFUSED   | 3
          1 | years(5)      | FUNCTION_REFUSED     | 1
          1 | "18"          | TEXT_NOT_FOR_COLUMN  | 1
          1 | [1..5         | BRACKET_MISSING      | 6
          1 | [1,5]         | DOTS_MISSING         | 3
          1 | 99999999999   | VALUE_OUTSIDE_DOMAIN | 1
          3 | yes           | NAME_REFUSED         | 1
          4 | HAP           | TEXT_UNQUOTED        | 1
          4 | "HAP","STAY"  | CELL_GOES_ON         | 6
          5 | 601           | VALUE_OUTSIDE_DOMAIN | 1
          6 | null          | NULL_REFUSED         | 1
          """)
  void namesTheMistakeAndItsPosition(int cell, String text, String code, int position) {
    List<Finding> findings = refused(TriageTable.withCell(cell, text));

    assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
    String column =
        cell < 4
            ? TriageTable.SCHEMA.inputs().get(cell).name()
            : TriageTable.SCHEMA.outputs().get(cell - 4).name();
    assertEquals(
        "triage, row 1 r1, column %s, position %d".formatted(column, position),
        findings.getFirst().place().within());
    assertTrue(findings.getFirst().place().line() > 12, findings::toString);
  }

  @Test
  void namesTheColumnWhereTheCellBegins() {
    String text = TriageTable.withCell(0, "U0");
    int line = (int) text.substring(0, text.indexOf(">U0<")).lines().count();
    int column = text.lines().toList().get(line - 1).indexOf("U0<") + 1;

    assertEquals(
        "triage.dmn:%d:%d: triage, row 1 r1, column urgency, position 1".formatted(line, column),
        refused(text).getFirst().place().toString());
  }

  @Test
  void saysWhatWasFoundAndExpectedInBothLanguages() {
    Finding finding = refused(TriageTable.withCell(1, "=<1")).getFirst();

    assertEquals("found `=<`, expected `<=`", finding.sentence().english());
    assertEquals("gevonden: `=<`, verwacht: `<=`", finding.sentence().dutch());
  }

  @Test
  void namesAllMistakesAtOnce() {
    String text = TriageTable.with("U0, U1", "[10..5]", "=<1", "maybe", "\"GP\"", "0", "to the GP");

    assertEquals(
        List.of(
            "TEXT_UNQUOTED",
            "TEXT_UNQUOTED",
            "INTERVAL_REVERSED",
            "OPERATOR_UNKNOWN",
            "NAME_REFUSED",
            "VALUE_OUTSIDE_DOMAIN",
            "VALUE_OUTSIDE_DOMAIN",
            "TEXT_UNQUOTED"),
        refused(text).stream().map(Finding::code).toList());
  }

  private static String first(
      DecisionTable table, String urgency, Value age, int minute, boolean known) {
    return Interpreter.firstRow(
            table,
            Map.of(
                "urgency", new Value.Text(urgency),
                "age", age,
                "minute", new Value.Whole(minute),
                "waitKnown", new Value.Flag(known)))
        .map(Row::id)
        .orElse("none");
  }

  private static List<Finding> refused(String text) {
    return switch (TriageTable.read(text)) {
      case Reading.Read<DecisionTable> read -> throw new AssertionError("accepted: " + read);
      case Reading.Refused<DecisionTable>(List<Finding> findings) -> findings;
    };
  }
}
