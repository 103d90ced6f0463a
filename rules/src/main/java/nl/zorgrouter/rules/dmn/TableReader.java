package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.HitPolicy;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;

/** Turns the element {@code decisionTable} into a table, or into all that is wrong with it. */
final class TableReader {
  private static final Set<String> PARTS =
      Set.of("input", "output", "annotation", "rule", "description", "extensionElements");

  private final Schema schema;
  private final Set<HitPolicy> policies;
  private final Findings findings;

  TableReader(Schema schema, Set<HitPolicy> policies, Findings findings) {
    this.schema = schema;
    this.policies = policies;
    this.findings = findings;
  }

  Optional<DecisionTable> read(Element table) {
    Optional<HitPolicy> policy = policy(table);
    unknownParts(table);
    Columns columns = new Columns(schema, findings);
    List<Optional<Column>> inputs = columns.inputs(table);
    List<Optional<Column>> outputs = columns.outputs(table);
    List<Row> rows = rows(table, new RowReader(schema, inputs, outputs, findings));
    List<Value> otherwise = otherwise(table, outputs);
    if (policy.isEmpty() || findings.refuse()) {
      return Optional.empty();
    }
    return Optional.of(
        new DecisionTable(
            schema,
            policy.get(),
            inputs.stream().map(Optional::orElseThrow).toList(),
            rows,
            otherwise,
            findings.place(table, schema.decision())));
  }

  private Optional<HitPolicy> policy(Element table) {
    String found = table.attribute("hitPolicy").orElse("UNIQUE");
    Optional<HitPolicy> policy = HitPolicy.of(found).filter(policies::contains);
    if (policy.isEmpty()) {
      String allowed =
          Arrays.stream(HitPolicy.values())
              .filter(policies::contains)
              .map(each -> "`" + each.attribute() + "`")
              .collect(Collectors.joining(", "));
      findings.error(
          "HIT_POLICY",
          findings.place(table, schema.decision()),
          table.attribute("hitPolicy").orElse("no hit policy, which means UNIQUE"),
          Said.both("hit policy %s", "trefferbeleid (hit policy) %s", allowed));
    }
    if (table.attribute("aggregation").isPresent()) {
      findings.error(
          "AGGREGATION",
          findings.place(table, schema.decision()),
          table.attribute("aggregation").orElse(""),
          Said.both("no aggregation", "geen aggregatie"));
    }
    return policy;
  }

  private void unknownParts(Element table) {
    for (Element part : table.children()) {
      if (!PARTS.contains(part.name())) {
        findings.error(
            "ELEMENT_UNKNOWN",
            findings.place(part, schema.decision()),
            part.name(),
            Said.both(
                "`input`, `output`, `annotation` or `rule`",
                "`input`, `output`, `annotation` of `rule`"));
      }
    }
  }

  private List<Row> rows(Element table, RowReader reader) {
    List<Element> rules = table.all("rule").toList();
    if (rules.isEmpty()) {
      findings.error(
          "ROWS_MISSING",
          findings.place(table, schema.decision()),
          "",
          Said.both("at least one row", "minstens één rij"));
    }
    if (rules.size() > Limits.ROWS) {
      findings.error(
          "TOO_MANY_ROWS",
          findings.place(table, schema.decision()),
          rules.size() + " rows",
          Said.both("at most %d rows", "hoogstens %d rijen", Limits.ROWS));
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Element rule : rules) {
      rule.attribute("id")
          .filter(id -> !ids.add(id))
          .ifPresent(id ->
              findings.error(
                  "ROW_ID_TWICE",
                  findings.place(rule, schema.decision()),
                  id,
                  Said.both("each row id once", "elk rij-id eenmaal")));
      reader.read(rule, rows.size() + 1).ifPresent(rows::add);
    }
    return rows;
  }

  private List<Value> otherwise(Element table, List<Optional<Column>> outputs) {
    List<Element> elements = table.all("output").toList();
    List<Value> values = new ArrayList<>();
    for (int index = 0; index < elements.size(); index++) {
      Optional<Element> given = elements.get(index).first("defaultOutputEntry");
      if (given.isPresent() && policies.equals(Set.of(HitPolicy.FIRST))) {
        findings.error(
            "DEFAULT_OUTPUT",
            findings.place(given.get(), schema.decision()),
            Columns.text(given.get()),
            Said.both(
                "a last row that says what happens otherwise",
                "een laatste rij die zegt wat er anders gebeurt"));
      } else if (given.isPresent() && outputs.get(index).isPresent()) {
        List<CellFault> faults = new ArrayList<>();
        OutputReader.read(Columns.text(given.get()), outputs.get(index).get().domain(), faults)
            .ifPresent(values::add);
        faults.forEach(fault ->
            findings.error(
                fault.code(), findings.place(given.get(), schema.decision()), fault.sentence()));
      }
    }
    return values.size() == schema.outputs().size() ? values : List.of();
  }
}
