package nl.zorgrouter.rules.dmn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Schema;

/** A small routing table as text, so that a test can spoil one cell of it. */
final class TriageTable {
  static final Schema SCHEMA =
      new Schema(
          "triage",
          List.of(
              new Column("urgency", new Domain.Words(List.of("U0", "U1", "C1", "unknown"))),
              new Column("age", new Domain.Numbers(0, 130, Domain.Presence.MAYBE)),
              new Column("minute", new Domain.Numbers(0, 1439, Domain.Presence.ALWAYS)),
              new Column("waitKnown", new Domain.Truth())),
          List.of(
              new Column("service", new Domain.Words(List.of("HAP", "STAY"))),
              new Column("answerWithin", new Domain.Numbers(1, 600, Domain.Presence.MAYBE)),
              new Column("reason", new Domain.Prose(80))));

  private static final String DMN_13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final String TAIL =
      """
          </decisionTable>
        </decision>
      </definitions>
      """;

  private TriageTable() {}

  /** The table with these cells in its first row; a second row takes everything else. */
  static String with(String... cells) {
    return head(DMN_13, "triage", "hitPolicy=\"FIRST\"") + row("r1", cells) + last() + TAIL;
  }

  /** The table with one cell of its first row replaced; cells count from 0. */
  static String withCell(int cell, String text) {
    String[] cells = {"\"C1\"", "-", "-", "-", "\"HAP\"", "", "\"to the GP\""};
    cells[cell] = text;
    return with(cells);
  }

  static String of(String namespace, String decision, String policy) {
    return head(namespace, decision, policy) + last() + TAIL;
  }

  static Reading<DecisionTable> read(String text) {
    return DmnReader.read("triage.dmn", text.getBytes(StandardCharsets.UTF_8), SCHEMA);
  }

  static DecisionTable table(String text) {
    return switch (read(text)) {
      case Reading.Read<DecisionTable>(DecisionTable table, List<Finding> _) -> table;
      case Reading.Refused<DecisionTable>(List<Finding> findings) ->
          throw new AssertionError(findings.toString());
    };
  }

  private static String head(String namespace, String decision, String policy) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="%s" id="d" name="d" namespace="n">
      <decision id="%s" name="Triage">
        <decisionTable id="t" %s>
          <input id="i1"><inputExpression id="e1" typeRef="string"><text>urgency</text></inputExpression></input>
          <input id="i2"><inputExpression id="e2" typeRef="number"><text>age</text></inputExpression></input>
          <input id="i3"><inputExpression id="e3" typeRef="number"><text>minute</text></inputExpression></input>
          <input id="i4"><inputExpression id="e4" typeRef="boolean"><text>waitKnown</text></inputExpression></input>
          <output id="o1" name="service" typeRef="string" />
          <output id="o2" name="answerWithin" typeRef="number" />
          <output id="o3" name="reason" typeRef="string" />
    """
        .formatted(namespace, decision, policy);
  }

  private static String last() {
    return row("r2", "-", "-", "-", "-", "\"STAY\"", "", "\"a human decides\"");
  }

  private static String row(String id, String... cells) {
    Object[] all = new Object[cells.length + 1];
    all[0] = id;
    for (int index = 0; index < cells.length; index++) {
      all[index + 1] = cells[index].replace("&", "&amp;").replace("<", "&lt;");
    }
    return """
          <rule id="%s">
            <inputEntry id="%1$s-1"><text>%s</text></inputEntry>
            <inputEntry id="%1$s-2"><text>%s</text></inputEntry>
            <inputEntry id="%1$s-3"><text>%s</text></inputEntry>
            <inputEntry id="%1$s-4"><text>%s</text></inputEntry>
            <outputEntry id="%1$s-5"><text>%s</text></outputEntry>
            <outputEntry id="%1$s-6"><text>%s</text></outputEntry>
            <outputEntry id="%1$s-7"><text>%s</text></outputEntry>
          </rule>
    """
        .formatted(all);
  }
}
