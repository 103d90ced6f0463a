package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.dmn.CellFault;
import nl.zorgrouter.rules.dmn.CellReader;
import nl.zorgrouter.rules.dmn.CellReading;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/**
 * A region's own properties of {@code disposition}, out of {@code rules/properties.yaml}.
 *
 * <pre>{@code
 * properties:
 *   - id: R1
 *     nl: een zuigeling van 112 blijft bij de centralist
 *     en: an infant of 112 stays with the nurse
 *     when: { origin: '"EMERGENCY"', ageGroup: '"INFANT"' }
 *     then: { service: '"STAY"' }
 * }</pre>
 */
public final class RegionProperties {
  /** No properties of its own. */
  public static final RegionProperties NONE = new RegionProperties(List.of());

  private static final Form ID =
      Form.of("R[0-9]{1,3}", "R and a number, such as R1", "R en een getal, zoals R1");

  private final List<Requirement> requirements;

  private RegionProperties(List<Requirement> requirements) {
    this.requirements = List.copyOf(requirements);
  }

  List<Requirement> requirements() {
    return requirements;
  }

  /**
   * Reads a file of properties.
   *
   * @param schema the inputs and outputs they may speak of
   */
  public static Reading<RegionProperties> read(String file, byte[] bytes, Schema schema) {
    Faults faults = new Faults(file);
    List<Requirement> requirements = new ArrayList<>();
    Optional<Yaml> root = YamlDocument.read(file, bytes, faults);
    if (root.isPresent()) {
      Set<String> ids = new LinkedHashSet<>();
      for (Yaml item : root.get().fields("properties").items("properties")) {
        requirements.add(requirement(item, schema, ids));
      }
    }
    return faults.refuse()
        ? new Reading.Refused<>(faults.inOrder())
        : new Reading.Read<>(new RegionProperties(requirements), faults.inOrder());
  }

  private static Requirement requirement(Yaml item, Schema schema, Set<String> ids) {
    Fields fields = item.fields("id", "nl", "en", "when", "then");
    String id = fields.text("id", ID);
    if (!ids.add(id)) {
      item.wrong("each id once", "elk id eenmaal");
    }
    return new Requirement(
        new Property(id, Severity.ERROR, new Sentence(fields.text("en"), fields.text("nl"))),
        List.of(conditions(fields.required("when"), schema.inputs())),
        demanded(fields.required("then"), schema.outputs()));
  }

  /** A property that demands nothing would always hold. */
  private static Map<String, Condition> demanded(Optional<Yaml> then, List<Column> outputs) {
    Map<String, Condition> demanded = conditions(then, outputs);
    if (demanded.isEmpty()) {
      then.ifPresent(each -> each.wrong("at least one output", "minstens één uitvoer"));
    }
    return demanded;
  }

  private static Map<String, Condition> conditions(Optional<Yaml> table, List<Column> columns) {
    Map<String, Condition> conditions = new LinkedHashMap<>();
    table.ifPresent(given ->
        given
            .entries()
            .forEach((name, cell) ->
                condition(given, name, cell, columns)
                    .ifPresent(each -> conditions.put(name, each))));
    return conditions;
  }

  private static Optional<Condition> condition(
      Yaml table, String name, Yaml cell, List<Column> columns) {
    Optional<Column> column =
        columns.stream()
            .filter(each -> each.name().equals(name) && !(each.domain() instanceof Domain.Prose))
            .findFirst();
    if (column.isEmpty()) {
      String known = String.join(", ", columns.stream().map(Column::name).toList());
      table.unknown(name, "one of " + known, "een van " + known);
      return Optional.empty();
    }
    return switch (CellReader.read(cell.text(), column.get().domain())) {
      case CellReading.Understood(Cell read) -> Optional.of(read.condition());
      case CellReading.Misunderstood(List<CellFault> faults) -> {
        for (CellFault fault : faults) {
          cell.faults()
              .error(
                  fault.code(), cell.place(), fault.sentence().english(), fault.sentence().dutch());
        }
        yield Optional.empty();
      }
    };
  }
}
