package nl.zorgrouter.rules.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;
import org.w3c.dom.Element;

/** The columns that a TCK table declares for itself. */
final class TckSchema {
  private static final int WIDE = 1_000_000;

  private TckSchema() {}

  static Schema of(Element decision) {
    Element table = TckXml.first(decision, "decisionTable");
    List<Column> inputs = new ArrayList<>();
    for (Element input : TckXml.children(table, "input")) {
      Element expression = TckXml.first(input, "inputExpression");
      inputs.add(
          new Column(
              TckXml.text(expression, "text"),
              domain(input, "inputValues", expression.getAttribute("typeRef"))));
    }
    List<Column> outputs = new ArrayList<>();
    for (Element output : TckXml.children(table, "output")) {
      String name = output.getAttribute("name");
      outputs.add(
          new Column(
              name.isEmpty() ? decision.getAttribute("name") : name,
              domain(output, "outputValues", "string")));
    }
    return new Schema(decision.getAttribute("id"), inputs, outputs);
  }

  static Value value(Column column, String text) {
    return switch (column.domain()) {
      case Domain.Words _, Domain.Prose _ -> new Value.Text(text);
      case Domain.Numbers _ -> new Value.Whole(new BigDecimal(text).intValueExact());
      case Domain.Truth _ -> new Value.Flag(Boolean.parseBoolean(text));
    };
  }

  private static Domain domain(Element column, String values, String type) {
    if (!TckXml.children(column, values).isEmpty()) {
      String list = TckXml.text(TckXml.first(column, values), "text");
      return new Domain.Words(
          Arrays.stream(list.split(",", -1)).map(word -> word.strip().replace("\"", "")).toList());
    }
    return switch (type) {
      case "number" -> new Domain.Numbers(-WIDE, WIDE, Domain.Presence.ALWAYS);
      case "boolean" -> new Domain.Truth();
      default -> new Domain.Prose(100);
    };
  }
}
