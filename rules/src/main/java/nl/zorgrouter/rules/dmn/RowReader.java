package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;

/** Reads the rows of one table. */
final class RowReader {
  private static final Pattern ID =
      Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0," + (Limits.ROW_ID - 1) + "}");

  private final Schema schema;
  private final List<Optional<Column>> inputs;
  private final List<Optional<Column>> outputs;
  private final Findings findings;

  RowReader(
      Schema schema,
      List<Optional<Column>> inputs,
      List<Optional<Column>> outputs,
      Findings findings) {
    this.schema = schema;
    this.inputs = inputs;
    this.outputs = outputs;
    this.findings = findings;
  }

  /**
   * The row, or nothing, and then the findings say why.
   *
   * @param number of the row in its table, from 1
   */
  Optional<Row> read(Element rule, int number) {
    String id = rule.attribute("id").orElse("");
    String within = "%s, row %d %s".formatted(schema.decision(), number, id).strip();
    Place place = findings.place(rule, within);
    boolean named = ID.matcher(id).matches();
    if (!named) {
      findings.error(
          "ROW_ID",
          place,
          id,
          Said.both(
              "an id that starts with a letter: at most %d letters, digits, `.`, `_`, `-`",
              "een id dat met een letter begint: hoogstens %d letters, cijfers, `.`, `_`, `-`",
              Limits.ROW_ID));
    }
    Optional<List<Cell>> cells = cells(rule, place);
    Optional<List<Value>> answers = answers(rule, place);
    return named && cells.isPresent() && answers.isPresent()
        ? Optional.of(new Row(id, place, cells.get(), answers.get(), note(rule)))
        : Optional.empty();
  }

  private Optional<List<Cell>> cells(Element rule, Place row) {
    List<Element> entries = rule.all("inputEntry").toList();
    if (!filled("CELLS", entries, inputs, row)) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      Optional<Column> column = inputs.get(index);
      if (column.isPresent()) {
        switch (CellReader.read(Columns.text(entries.get(index)), column.get().domain())) {
          case CellReading.Understood(Cell cell) -> cells.add(cell);
          case CellReading.Misunderstood(List<CellFault> faults) ->
              report(faults, entries.get(index), row, column.get());
        }
      }
    }
    return cells.size() == inputs.size() ? Optional.of(cells) : Optional.empty();
  }

  /** The answers in the order of the schema. */
  private Optional<List<Value>> answers(Element rule, Place row) {
    List<Element> entries = rule.all("outputEntry").toList();
    if (!filled("OUTPUTS", entries, outputs, row)) {
      return Optional.empty();
    }
    List<Value> answers = new ArrayList<>();
    for (Column wanted : schema.outputs()) {
      int index = outputs.indexOf(Optional.of(wanted));
      if (index >= 0) {
        List<CellFault> faults = new ArrayList<>();
        OutputReader.read(Columns.text(entries.get(index)), wanted.domain(), faults)
            .ifPresent(answers::add);
        report(faults, entries.get(index), row, wanted);
      }
    }
    return answers.size() == schema.outputs().size() ? Optional.of(answers) : Optional.empty();
  }

  private boolean filled(
      String kind, List<Element> entries, List<Optional<Column>> columns, Place row) {
    if (entries.size() == columns.size()) {
      return true;
    }
    String names =
        columns.stream()
            .map(column -> column.map(Column::name).orElse("?"))
            .collect(Collectors.joining(", "));
    findings.error(
        kind + (entries.size() < columns.size() ? "_MISSING" : "_EXTRA"),
        row,
        Said.both(
            "found %d cells, expected %d: %s",
            "gevonden: %d cellen, verwacht: %d: %s", entries.size(), columns.size(), names));
    return false;
  }

  private void report(List<CellFault> faults, Element entry, Place row, Column column) {
    Element at = entry.first("text").orElse(entry);
    for (CellFault fault : faults) {
      findings.error(
          fault.code(),
          findings.place(
              at,
              "%s, column %s, position %d"
                  .formatted(row.within(), column.name(), fault.position())),
          fault.sentence());
    }
  }

  /** What stands beside the row, where dmn-js writes it and where the standard does. */
  private static String note(Element rule) {
    return Stream.concat(
            rule.all("description").map(Element::text),
            rule.all("annotationEntry").map(Columns::text))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
