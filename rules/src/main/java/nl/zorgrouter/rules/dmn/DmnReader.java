package nl.zorgrouter.rules.dmn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.HitPolicy;
import nl.zorgrouter.rules.table.Schema;

/** Reads a decision table out of a DMN file. */
public final class DmnReader {
  private DmnReader() {}

  /**
   * Reads a routing table: hit policy {@code FIRST} and no default output, because what happens
   * otherwise is a row that a person can see.
   *
   * @param file the file as the person named it
   * @param bytes its content
   * @param schema the decision to look for, and its columns
   */
  public static Reading<DecisionTable> read(String file, byte[] bytes, Schema schema) {
    return read(file, bytes, schema, Set.of(HitPolicy.FIRST));
  }

  /**
   * Reads a table of any of the given hit policies; beyond {@code FIRST} alone, default outputs are
   * read too.
   */
  public static Reading<DecisionTable> read(
      String file, byte[] bytes, Schema schema, Set<HitPolicy> policies) {
    Findings findings = new Findings(file);
    Optional<DecisionTable> table =
        XmlReader.read(bytes, findings)
            .flatMap(root -> decision(root, schema, findings))
            .flatMap(found -> new TableReader(schema, policies, findings).read(found));
    return table.isPresent() && !findings.refuse()
        ? new Reading.Read<>(table.get(), findings.all())
        : new Reading.Refused<>(findings.all());
  }

  private static Optional<Element> decision(Element root, Schema schema, Findings findings) {
    List<Element> decisions =
        root.all("decision")
            .filter(each -> each.attribute("id").orElse("").equals(schema.decision()))
            .toList();
    if (decisions.isEmpty()) {
      findings.error(
          "DECISION_MISSING",
          root.first("decision").map(each -> findings.place(each, "")).orElse(findings.wholeFile()),
          root.all("decision")
              .map(each -> each.attribute("id").orElse("a decision without id"))
              .collect(Collectors.joining(", ")),
          Said.both("a decision with id `%s`", "een beslissing met id `%s`", schema.decision()));
      return Optional.empty();
    }
    if (decisions.size() > 1) {
      findings.error(
          "DECISION_TWICE",
          findings.place(decisions.get(1), ""),
          schema.decision(),
          Said.both("this decision once", "deze beslissing eenmaal"));
    }
    return table(decisions.getFirst(), schema, findings);
  }

  private static Optional<Element> table(Element decision, Schema schema, Findings findings) {
    Optional<Element> table = decision.first("decisionTable");
    if (table.isEmpty()) {
      findings.error(
          "TABLE_MISSING",
          findings.place(decision, schema.decision()),
          decision.children().stream().map(Element::name).collect(Collectors.joining(", ")),
          Said.both("a `decisionTable`", "een `decisionTable`"));
    }
    return table;
  }
}
