package nl.zorgrouter.rules.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.ShippedRules;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.dmn.CellReader;
import nl.zorgrouter.rules.dmn.CellReading;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final RuleSet SHIPPED = ShippedRules.RULES;
  private static final Region REGION = SHIPPED.region();
  private static final Contents CONTENTS = Contents.of(new byte[0], new byte[1], new byte[2]);

  @Test
  void provesTheRulesThatShip() {
    Verification verification = verify(SHIPPED);

    assertEquals(
        List.of(),
        verification.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList());
    VerifiedRules verified = verification.verified().orElseThrow();
    assertEquals(SHIPPED, verified.rules());
    assertEquals(64, verified.contents().sha256().length());
  }

  @Test
  void refutesARowThatLetsAnUrgentCaseLeaveTheDesk() {
    RuleSet careless =
        with(
            first(
                Map.of(
                    "origin", "\"EMERGENCY\"", "urgency", "\"U1\",\"U4\"", "period", "\"NIGHT\""),
                "HAP",
                "NORMAL"));
    Verification verification = verify(careless);

    Counterexample example = refuted(verification, "P1");
    Map<String, Value> witness = example.cases().getFirst();
    assertEquals(new Value.Text("EMERGENCY"), witness.get("origin"));
    assertEquals(new Value.Text("U1"), witness.get("urgency"));
    assertEquals(new Value.Text("NIGHT"), witness.get("period"));
    assertEquals("careless", example.place().within());
    assertTrue(verification.verified().isEmpty());
  }

  @Test
  void refutesARowThatLetsAViolentCaseLeave() {
    Verification verification =
        verify(
            with(first(Map.of("origin", "\"EMERGENCY\"", "urgency", "\"C1\""), "HAP", "NORMAL")));

    Map<String, Value> witness = refuted(verification, "P2").cases().getFirst();
    assertTrue(
        List.of("violent", "suicidal", "intoxicated").stream()
            .anyMatch(each -> new Value.Text("yes").equals(witness.get(each))),
        witness::toString);
  }

  @Test
  void refutesARowThatTakesACareLineCallFromItsOwner() {
    refuted(
        verify(
            with(first(Map.of("origin", "\"CARE_LINE\"", "choice", "\"URGENT\""), "HAP", "HIGH"))),
        "P2");
  }

  @Test
  void refutesATableWithAGap() {
    List<Row> rows = new ArrayList<>(SHIPPED.disposition().rows());
    rows.removeLast();
    Counterexample gap = refuted(verify(with(table(rows))), "P3");

    assertEquals(1, gap.cases().size());
  }

  @Test
  void refutesARowThatHelpsTheMoreUrgentLater() {
    Verification verification =
        verify(
            with(
                first(
                    Map.of("origin", "\"HAP\"", "urgency", "\"U1\"", "age", "[40..50]"),
                    "HAP",
                    "NORMAL"),
                first(
                    Map.of("origin", "\"HAP\"", "urgency", "\"U2\"", "age", "[45..60]"),
                    "HAP",
                    "HIGH")));

    Counterexample example = refuted(verification, "P4");
    assertEquals(2, example.cases().size());
    Map<String, Value> low = new HashMap<>(example.cases().getFirst());
    Map<String, Value> high = new HashMap<>(example.cases().getLast());
    assertNotEquals(low.remove("urgency"), high.remove("urgency"));
    assertEquals(low, high, "the cases differ in urgency alone");
  }

  @Test
  void refutesAnOfferOfAnUrgentCaseToAClosedService() {
    List<Row> rows = new ArrayList<>(SHIPPED.acceptance().rows());
    rows.addFirst(row(SHIPPED.acceptance(), Map.of("state", "\"CLOSED\""), "YES", "RULE"));
    RuleSet closed =
        new RuleSet(
            REGION,
            with(first(
                    Map.of(
                        "origin",
                        "\"EMERGENCY\"",
                        "urgency",
                        "\"U4\"",
                        "violent",
                        "\"no\"",
                        "suicidal",
                        "\"no\"",
                        "intoxicated",
                        "\"no\""),
                    "HAP",
                    "HIGH"))
                .disposition(),
            new DecisionTable(
                SHIPPED.acceptance().schema(),
                SHIPPED.acceptance().hitPolicy(),
                SHIPPED.acceptance().inputs(),
                rows,
                List.of(),
                Place.of("acceptance.dmn")),
            8);

    Map<String, Value> witness = refuted(verify(closed), "P5").cases().getFirst();
    assertEquals(new Value.Text("CLOSED"), witness.get("state"));
    assertEquals(new Value.Text("EMERGENCY"), witness.get("origin"));
  }

  @Test
  void namesTheRowsThatShadowARowTogether() {
    List<Row> rows = new ArrayList<>();
    rows.add(first(Map.of("origin", "\"HAP\"", "age", "<= 40"), "OWNER", "NORMAL"));
    rows.add(first(Map.of("origin", "\"HAP\"", "age", "> 30"), "OWNER", "NORMAL"));
    rows.add(
        first(
            Map.of("origin", "\"HAP\"", "urgency", "\"U3\"", "age", "[20..50]"), "OWNER", "HIGH"));
    rows.add(first(Map.of("origin", "\"HAP\"", "line", "\"112-noord\""), "OWNER", "HIGH"));
    List<Row> named = new ArrayList<>();
    for (Row row : rows) {
      named.add(new Row("n" + named.size(), row.place(), row.cells(), row.outputs(), row.note()));
    }
    named.addAll(SHIPPED.disposition().rows());
    List<String> sentences =
        checked(verify(with(table(named))), "P6").stream()
            .map(each -> each.sentence().english())
            .toList();

    assertTrue(
        sentences.contains("this row never comes into force: shadowed by `n0`, `n1`"),
        sentences::toString);
    assertTrue(
        sentences.contains(
            "this row never comes into force: its conditions never hold together in this region"),
        sentences::toString);
  }

  @Test
  void refutesTheRegionsOwnProperty() {
    String own =
        """
        properties:
          - id: R1
            nl: een kind gaat nooit naar een SEH
            en: a child never goes to an emergency department
            when: { origin: '"HAP"', age: '< 18' }
            then: { service: 'not("SEH")' }
        """;
    RuleSet careless = with(first(Map.of("origin", "\"HAP\"", "age", "[10..20]"), "SEH", "URGENT"));
    Verification verification = Verification.of(careless, properties(own), CONTENTS);

    assertEquals(new Value.Whole(10), refuted(verification, "R1").cases().getFirst().get("age"));
    assertInstanceOf(
        Answer.Proved.class,
        Verification.of(SHIPPED, properties(own), CONTENTS).checked().stream()
            .filter(each -> each.property().id().equals("R1"))
            .findFirst()
            .orElseThrow()
            .answer());
  }

  @Test
  void namesWhatIsWrongInAPropertyFile() {
    String own =
        """
        properties:
          - id: one
            nl: niets
            en: nothing
            when: { orign: '"HAP"', age: '=<5' }
            then: {}
        """;
    Reading<RegionProperties> reading =
        RegionProperties.read("properties.yaml", own.getBytes(UTF_8), Tables.disposition(REGION));

    assertEquals(
        List.of("WRONG_VALUE", "UNKNOWN_REFERENCE", "OPERATOR_UNKNOWN", "WRONG_VALUE"),
        reading.findings().stream().map(Finding::code).toList());
  }

  @Test
  void refusesActivationWhenTheBudgetRunsOut() {
    Verification verification = Verification.of(SHIPPED, RegionProperties.NONE, CONTENTS, 10);

    assertTrue(verification.verified().isEmpty());
    assertTrue(
        verification.checked().stream()
            .anyMatch(each -> each.answer() instanceof Answer.Undecided));
  }

  private static Verification verify(RuleSet rules) {
    return Verification.of(rules, RegionProperties.NONE, CONTENTS);
  }

  private static Counterexample refuted(Verification verification, String property) {
    return checked(verification, property).getFirst();
  }

  private static List<Counterexample> checked(Verification verification, String property) {
    return verification.checked().stream()
        .filter(each -> each.property().id().equals(property))
        .flatMap(each ->
            each.answer() instanceof Answer.Refuted(List<Counterexample> examples)
                ? examples.stream()
                : Stream.empty())
        .toList();
  }

  private static RegionProperties properties(String text) {
    return switch (RegionProperties.read(
        "properties.yaml", text.getBytes(UTF_8), Tables.disposition(REGION))) {
      case Reading.Read<RegionProperties>(RegionProperties read, List<Finding> _) -> read;
      case Reading.Refused<RegionProperties>(List<Finding> findings) ->
          throw new AssertionError(findings.toString());
    };
  }

  /** The shipped rules with rows before all others, in this order. */
  private static RuleSet with(Row... rows) {
    List<Row> all = new ArrayList<>(List.of(rows));
    for (int at = 0; at < all.size(); at++) {
      Row row = all.get(at);
      all.set(
          at,
          new Row(
              at == 0 ? row.id() : row.id() + at,
              row.place(),
              row.cells(),
              row.outputs(),
              row.note()));
    }
    all.addAll(SHIPPED.disposition().rows());
    return with(table(all));
  }

  private static RuleSet with(DecisionTable disposition) {
    return new RuleSet(REGION, disposition, SHIPPED.acceptance(), 8);
  }

  /** The rows in a table that asks every input of the contract. */
  private static DecisionTable table(List<Row> rows) {
    DecisionTable shipped = SHIPPED.disposition();
    List<Column> inputs = shipped.schema().inputs();
    List<Row> wide = new ArrayList<>();
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>();
      for (Column input : inputs) {
        int at = shipped.inputs().indexOf(input);
        boolean isWide = row.cells().size() == inputs.size();
        cells.add(
            isWide
                ? row.cells().get(inputs.indexOf(input))
                : at < 0 ? Cell.anything() : row.cells().get(at));
      }
      wide.add(new Row(row.id(), row.place(), cells, row.outputs(), row.note()));
    }
    return new DecisionTable(
        shipped.schema(),
        shipped.hitPolicy(),
        inputs,
        wide,
        List.of(),
        Place.of("disposition.dmn"));
  }

  private static Row first(Map<String, String> when, String service, String priority) {
    List<Cell> cells =
        SHIPPED.disposition().schema().inputs().stream()
            .map(input -> cell(input, when.getOrDefault(input.name(), "-")))
            .toList();
    return new Row(
        "careless",
        new Place("disposition.dmn", 1, 1, "careless"),
        cells,
        List.of(
            new Value.Text(service),
            new Value.Text(priority),
            SHIPPED.disposition().rows().getLast().outputs().get(2),
            new Value.Text("because")),
        "");
  }

  private static Row row(DecisionTable table, Map<String, String> when, String offer, String code) {
    List<Cell> cells =
        table.inputs().stream()
            .map(input -> cell(input, when.getOrDefault(input.name(), "-")))
            .toList();
    return new Row(
        "offered",
        new Place("acceptance.dmn", 1, 1, "offered"),
        cells,
        List.of(new Value.Text(offer), new Value.Text(code), new Value.Text("because")),
        "");
  }

  private static Cell cell(Column column, String text) {
    return switch (CellReader.read(text, column.domain())) {
      case CellReading.Understood(Cell cell) -> cell;
      case CellReading.Misunderstood misunderstood ->
          throw new AssertionError(misunderstood.toString());
    };
  }
}
