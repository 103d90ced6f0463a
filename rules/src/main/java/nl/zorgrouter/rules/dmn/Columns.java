package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Schema;

/** Reads the head of a table: which columns it has, in the order of the file. */
final class Columns {
  private final Schema schema;
  private final Findings findings;

  Columns(Schema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /** The inputs as they stand in the file; empty where one was not understood. */
  List<Optional<Column>> inputs(Element table) {
    List<Element> elements = table.all("input").toList();
    few(elements, table);
    List<Optional<Column>> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Element input : elements) {
      Element expression = input.first("inputExpression").orElse(input);
      String name = text(expression).strip();
      Optional<Column> column = known("COLUMN", name, expression, schema.inputs(), seen);
      column.ifPresent(each -> compare(each, input, expression));
      columns.add(column);
    }
    return columns;
  }

  /** The outputs as they stand in the file; a single one needs no name. */
  List<Optional<Column>> outputs(Element table) {
    List<Element> elements = table.all("output").toList();
    few(elements, table);
    List<Optional<Column>> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Element output : elements) {
      Optional<String> name = output.attribute("name").filter(given -> !given.isBlank());
      if (name.isEmpty() && elements.size() == 1 && schema.outputs().size() == 1) {
        name = Optional.of(schema.outputs().getFirst().name());
      }
      Optional<Column> column =
          known("OUTPUT", name.orElse("").strip(), output, schema.outputs(), seen);
      column.ifPresent(each -> type(each, output));
      columns.add(column);
    }
    for (Column missing : schema.outputs()) {
      if (!seen.contains(missing.name())) {
        findings.error(
            "OUTPUT_COLUMN_MISSING",
            findings.place(table, schema.decision()),
            Said.both(
                "the output column `%s` is missing; expected an answer for it in every row",
                "de uitvoerkolom `%s` ontbreekt; verwacht: een antwoord daarvoor in elke rij",
                missing.name()));
      }
    }
    return columns;
  }

  private void few(List<Element> elements, Element table) {
    if (elements.size() > Limits.COLUMNS) {
      findings.error(
          "TOO_MANY_COLUMNS",
          findings.place(table, schema.decision()),
          elements.size() + " columns",
          Said.both("at most %d columns", "hoogstens %d kolommen", Limits.COLUMNS));
    }
  }

  private Optional<Column> known(
      String kind, String name, Element at, List<Column> known, Set<String> seen) {
    Place place = findings.place(at, schema.decision());
    Optional<Column> column = known.stream().filter(each -> each.name().equals(name)).findFirst();
    if (column.isEmpty()) {
      findings.error(kind + "_UNKNOWN", place, name, oneOf(known));
    } else if (!seen.add(name)) {
      findings.error(
          kind + "_TWICE", place, name, Said.both("each column once", "elke kolom eenmaal"));
    }
    return column;
  }

  private void compare(Column column, Element input, Element expression) {
    type(column, expression);
    Optional<Element> values = input.first("inputValues");
    if (values.isPresent() && column.domain() instanceof Domain.Words(List<String> words)) {
      List<CellFault> faults = new ArrayList<>();
      List<String> listed = WordList.read(text(values.get()), faults);
      if (!faults.isEmpty() || !Set.copyOf(listed).equals(Set.copyOf(words))) {
        findings.info(
            "INPUT_VALUES_DIFFER",
            findings.place(values.get(), schema.decision() + ", column " + column.name()),
            Said.both(
                "the list of values for an editor is not the column's; it is ignored",
                "de waardenlijst voor een editor is niet die van de kolom; ze telt niet mee"));
      }
    }
  }

  private void type(Column column, Element at) {
    String expected = typeRef(column.domain());
    String found = at.attribute("typeRef").orElse(expected);
    boolean fits = found.equals(expected) || (expected.equals("number") && found.equals("integer"));
    if (!fits) {
      findings.error(
          "COLUMN_TYPE",
          findings.place(at, schema.decision() + ", column " + column.name()),
          found,
          Said.both("type `%s`", "type `%s`", expected));
    }
  }

  /** The FEEL type of a domain. */
  static String typeRef(Domain domain) {
    return switch (domain) {
      case Domain.Words _, Domain.Prose _ -> "string";
      case Domain.Numbers _ -> "number";
      case Domain.Truth _ -> "boolean";
    };
  }

  /** The text inside a DMN element's {@code text} child. */
  static String text(Element element) {
    return element.first("text").map(Element::text).orElse("");
  }

  private static Sentence oneOf(List<Column> columns) {
    String names =
        String.join(", ", columns.stream().map(each -> "`" + each.name() + "`").toList());
    return Said.both("one of %s", "een van %s", names);
  }
}
