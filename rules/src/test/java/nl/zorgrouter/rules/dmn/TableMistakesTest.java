package nl.zorgrouter.rules.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.table.DecisionTable;
import org.junit.jupiter.api.Test;

class TableMistakesTest {
  private static final String DMN_13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final String GOOD = TriageTable.withCell(0, "\"C1\"");

  @Test
  void refusesAnyHitPolicyButFirst() {
    Finding finding = only(TriageTable.of(DMN_13, "triage", "hitPolicy=\"UNIQUE\""));

    assertEquals("HIT_POLICY", finding.code());
    assertEquals("found `UNIQUE`, expected hit policy `FIRST`", finding.sentence().english());
    assertEquals("HIT_POLICY", only(TriageTable.of(DMN_13, "triage", "")).code());
    assertEquals(
        "AGGREGATION",
        only(TriageTable.of(DMN_13, "triage", "hitPolicy=\"FIRST\" aggregation=\"SUM\"")).code());
  }

  @Test
  void namesTheDecisionThatIsMissing() {
    Finding finding = only(TriageTable.of(DMN_13, "triaje", "hitPolicy=\"FIRST\""));

    assertEquals("DECISION_MISSING", finding.code());
    assertEquals(
        "found `triaje`, expected a decision with id `triage`", finding.sentence().english());
    assertEquals(
        "DECISION_MISSING", only("<definitions xmlns=\"" + DMN_13 + "\"></definitions>").code());
  }

  @Test
  void namesADecisionWithoutTable() {
    assertEquals(
        "TABLE_MISSING",
        only("<definitions xmlns=\"%s\"><decision id=\"triage\"><literalExpression/></decision></definitions>"
                .formatted(DMN_13))
            .code());
  }

  @Test
  void namesColumnsThatAreUnknownDoubledOrOfTheWrongType() {
    assertEquals("COLUMN_UNKNOWN", only(GOOD.replace(">minute<", ">minutes<")).code());
    assertEquals("COLUMN_UNKNOWN", only(GOOD.replace(">minute<", "><")).code());
    assertEquals("COLUMN_TWICE", only(GOOD.replace(">minute<", ">age<")).code());
    assertEquals(
        "COLUMN_TYPE", only(GOOD.replaceFirst("typeRef=\"number\"", "typeRef=\"string\"")).code());
  }

  @Test
  void namesOutputsThatAreMissingUnknownOrDoubled() {
    assertEquals(
        List.of("OUTPUT_UNKNOWN", "OUTPUT_COLUMN_MISSING"),
        codes(GOOD.replace("name=\"reason\"", "name=\"why\"")));
    assertEquals(
        List.of("OUTPUT_TWICE", "OUTPUT_COLUMN_MISSING"),
        codes(
                GOOD.replace("name=\"answerWithin\"", "name=\"service\"")
                    .replace(
                        "name=\"service\" typeRef=\"number\"",
                        "name=\"service\" typeRef=\"string\""))
            .stream()
            .filter(code -> !code.startsWith("VALUE") && !code.equals("OUTPUT_MISSING"))
            .toList());
    assertEquals("OUTPUT_MISSING", only(TriageTable.withCell(6, "")).code());
    assertEquals("OUTPUT_MISSING", only(TriageTable.withCell(4, " ")).code());
  }

  @Test
  void namesARowThatDoesNotFillItsColumns() {
    String entry = "<outputEntry id=\"r1-7\"><text>\"to the GP\"</text></outputEntry>";

    assertEquals("OUTPUTS_MISSING", only(GOOD.replace(entry, "")).code());
    assertEquals("OUTPUTS_EXTRA", only(GOOD.replace(entry, entry + entry)).code());
    assertEquals(
        "CELLS_MISSING",
        only(GOOD.replace("<inputEntry id=\"r1-4\"><text>-</text></inputEntry>", "")).code());
    assertEquals(
        "CELL_EMPTY", only(GOOD.replace("id=\"r1-4\"><text>-</text>", "id=\"r1-4\">")).code());
  }

  @Test
  void namesRowsWithoutAnOwnId() {
    assertEquals("ROW_ID_TWICE", only(GOOD.replace("<rule id=\"r2\"", "<rule id=\"r1\"")).code());
    assertEquals("ROW_ID", only(GOOD.replace("<rule id=\"r2\"", "<rule")).code());
    assertEquals("ROW_ID", only(GOOD.replace("<rule id=\"r2\"", "<rule id=\"row 2\"")).code());
  }

  @Test
  void refusesATableWithoutRows() {
    assertEquals("ROWS_MISSING", only(GOOD.replaceAll("(?s)<rule.*</rule>", "")).code());
  }

  @Test
  void refusesAnAnswerThatNoRowShows() {
    String output = "<output id=\"o1\" name=\"service\" typeRef=\"string\" />";
    String withDefault =
        output.replace(
            " />", "><defaultOutputEntry><text>\"HAP\"</text></defaultOutputEntry></output>");

    assertEquals("DEFAULT_OUTPUT", only(GOOD.replace(output, withDefault)).code());
  }

  @Test
  void refusesElementsThatAreNoPartOfATable() {
    assertEquals(
        "ELEMENT_UNKNOWN",
        only(GOOD.replaceFirst("<rule id=\"r1\"", "<rules/><rule id=\"r1\"")).code());
  }

  @Test
  void saysWhenTheEditorsListIsNotTheColumns() {
    String listed =
        GOOD.replaceFirst(
            "</inputExpression>",
            "</inputExpression><inputValues><text>\"U0\",\"U1\"</text></inputValues>");

    assertTrue(
        TriageTable.read(listed).findings().stream()
            .anyMatch(finding -> finding.code().equals("INPUT_VALUES_DIFFER")));
  }

  @Test
  void ignoresWhatOtherToolsAdd() {
    String foreign =
        GOOD.replace(
            "<decisionTable id=\"t\"",
            "<extensionElements><x:y xmlns:x=\"urn:x\"><x:z/></x:y></extensionElements><decisionTable x:w=\"1\" xmlns:x=\"urn:x\" id=\"t\"");

    assertEquals(2, TriageTable.table(foreign).rows().size());
  }

  private static Finding only(String text) {
    List<Finding> findings = refused(text);
    assertEquals(1, findings.size(), findings::toString);
    return findings.getFirst();
  }

  private static List<String> codes(String text) {
    return refused(text).stream().map(Finding::code).toList();
  }

  private static List<Finding> refused(String text) {
    return switch (TriageTable.read(text)) {
      case Reading.Read<DecisionTable> read -> throw new AssertionError("accepted: " + read);
      case Reading.Refused<DecisionTable>(List<Finding> findings) -> findings;
    };
  }
}
