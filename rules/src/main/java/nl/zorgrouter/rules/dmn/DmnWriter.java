package nl.zorgrouter.rules.dmn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Literal;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * Writes a decision table as a DMN 1.3 file, the newest that dmn-js and Camunda Modeler open. A
 * note becomes the row's {@code description}, which is where those editors show it.
 */
public final class DmnWriter {
  private final DecisionTable table;
  private final Xml xml = new Xml();

  private DmnWriter(DecisionTable table) {
    this.table = table;
  }

  /** The file, in UTF-8. Reading it gives the same columns, rows, cells and notes. */
  public static byte[] write(DecisionTable table) {
    DmnWriter writer = new DmnWriter(table);
    writer.definitions();
    return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void definitions() {
    String decision = table.decision();
    xml.open(
        "definitions",
        "xmlns",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "xmlns:dmndi",
        "https://www.omg.org/spec/DMN/20191111/DMNDI/",
        "xmlns:dc",
        "http://www.omg.org/spec/DMN/20180521/DC/",
        "id",
        "definitions_" + decision,
        "name",
        decision,
        "namespace",
        "https://zorgrouter.nl/rules/" + decision);
    for (int index = 0; index < table.inputs().size(); index++) {
      Column column = table.inputs().get(index);
      xml.open("inputData", "id", "data_" + (index + 1), "name", column.name());
      xml.empty(
          "variable",
          "id",
          "variable_" + (index + 1),
          "name",
          column.name(),
          "typeRef",
          Columns.typeRef(column.domain()));
      xml.close("inputData");
    }
    decision(decision);
    diagram(decision);
    xml.close("definitions");
  }

  private void decision(String decision) {
    xml.open("decision", "id", decision, "name", decision);
    xml.empty("variable", "id", "variable_" + decision, "name", decision);
    for (int index = 1; index <= table.inputs().size(); index++) {
      xml.open("informationRequirement", "id", "requirement_" + index);
      xml.empty("requiredInput", "href", "#data_" + index);
      xml.close("informationRequirement");
    }
    xml.open(
        "decisionTable", "id", "table_" + decision, "hitPolicy", table.hitPolicy().attribute());
    for (int index = 0; index < table.inputs().size(); index++) {
      input(table.inputs().get(index), index + 1);
    }
    for (int index = 0; index < table.outputs().size(); index++) {
      output(index);
    }
    table.rows().forEach(this::row);
    xml.close("decisionTable");
    xml.close("decision");
  }

  private void input(Column column, int number) {
    xml.open("input", "id", "input_" + number, "label", column.name());
    xml.open(
        "inputExpression",
        "id",
        "expression_" + number,
        "typeRef",
        Columns.typeRef(column.domain()));
    xml.text("text", column.name());
    xml.close("inputExpression");
    if (column.domain() instanceof Domain.Words(List<String> words)) {
      values("inputValues", "values_" + number, words);
    }
    xml.close("input");
  }

  private void output(int index) {
    Column column = table.outputs().get(index);
    int number = index + 1;
    xml.open(
        "output",
        "id",
        "output_" + number,
        "label",
        column.name(),
        "name",
        column.name(),
        "typeRef",
        Columns.typeRef(column.domain()));
    if (column.domain() instanceof Domain.Words(List<String> words)) {
      values("outputValues", "answers_" + number, words);
    }
    if (!table.otherwise().isEmpty()) {
      xml.open("defaultOutputEntry", "id", "default_" + number);
      xml.text("text", Literal.write(table.otherwise().get(index)));
      xml.close("defaultOutputEntry");
    }
    xml.close("output");
  }

  private void values(String element, String id, List<String> words) {
    xml.open(element, "id", id);
    xml.text(
        "text",
        words.stream()
            .map(word -> Literal.write(new Value.Text(word)))
            .collect(Collectors.joining(",")));
    xml.close(element);
  }

  private void row(Row row) {
    xml.open("rule", "id", row.id());
    if (!row.note().isEmpty()) {
      xml.text("description", row.note());
    }
    int number = 0;
    for (Cell cell : row.cells()) {
      entry("inputEntry", row, ++number, cell.text());
    }
    for (Value output : row.outputs()) {
      entry("outputEntry", row, ++number, Literal.write(output));
    }
    xml.close("rule");
  }

  private void entry(String element, Row row, int number, String text) {
    xml.open(element, "id", "cell_" + row.id() + "_" + number);
    xml.text("text", text);
    xml.close(element);
  }

  /** One box, so that an editor that starts with the diagram has something to open. */
  private void diagram(String decision) {
    xml.open("dmndi:DMNDI");
    xml.open("dmndi:DMNDiagram", "id", "diagram");
    xml.open("dmndi:DMNShape", "id", "shape", "dmnElementRef", decision);
    xml.empty("dc:Bounds", "height", "80", "width", "180", "x", "160", "y", "100");
    xml.close("dmndi:DMNShape");
    xml.close("dmndi:DMNDiagram");
    xml.close("dmndi:DMNDI");
  }
}
