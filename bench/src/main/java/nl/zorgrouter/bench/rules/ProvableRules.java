package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.dmn.CellReader;
import nl.zorgrouter.rules.dmn.CellReading;
import nl.zorgrouter.rules.dmn.DmnReader;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.HitPolicy;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;

/**
 * Rule sets of the shipped region at any size, out of a seed, for which every property with the
 * weight of an error holds, so that no question ends early.
 */
final class ProvableRules {
  private static final List<String> ASKED =
      List.of(
          "origin",
          "urgency",
          "choice",
          "age",
          "period",
          "municipality",
          "setting",
          "minute",
          "violent",
          "suicidal",
          "intoxicated",
          "psychiatric",
          "hops",
          "demand");
  private static final Map<String, List<String>> PRIORITIES =
      Map.of(
          "URGENT", List.of("U0", "U1", "A0", "A1"),
          "HIGH", List.of("U2", "A2", "B1"),
          "NORMAL", List.of("U3", "U4", "U5", "B2", "C1", "C2", "unknown"));

  private final Random random;
  private final Region region;
  private final Schema schema;
  private final DecisionTable acceptance;

  ProvableRules(long seed, Path directory) throws IOException {
    random = new Random(seed);
    region =
        read(
            RegionReader.read("region.yaml", Files.readAllBytes(directory.resolve("region.yaml"))));
    schema = Tables.disposition(region);
    acceptance =
        read(
            DmnReader.read(
                "acceptance.dmn",
                Files.readAllBytes(directory.resolve("rules/acceptance.dmn")),
                Tables.acceptance()));
  }

  Region region() {
    return region;
  }

  /**
   * A rule set.
   *
   * @param openness how many of a hundred cells are {@code -}
   */
  RuleSet rules(int rows, int inputs, int openness) {
    return new RuleSet(region, table(rows, inputs, openness), acceptance, 1);
  }

  /** The same table with three rows made anew. */
  DecisionTable edited(DecisionTable table, int openness) {
    List<Row> edited = new ArrayList<>(table.rows());
    for (int edit = 1; edit <= 3; edit++) {
      edited.set(edited.size() * edit / 4, row("edited" + edit, table.inputs(), openness));
    }
    return table(table.inputs(), edited);
  }

  /** The safe rows that any region begins with, then rows at random, then one a priority. */
  private DecisionTable table(int rows, int inputs, int openness) {
    List<Column> columns =
        ASKED.subList(0, Math.max(inputs, 11)).stream()
            .filter(name -> inputs > 11 || !List.of("age", "setting", "minute").contains(name))
            .map(name -> schema.input(name).orElseThrow())
            .toList();
    List<Row> made = new ArrayList<>();
    made.add(
        row(
            "s1",
            columns,
            Map.of("origin", "\"EMERGENCY\"", "urgency", "not(\"C1\",\"U4\",\"U5\")"),
            "STAY",
            "NORMAL"));
    for (String circumstance : List.of("violent", "suicidal", "intoxicated")) {
      made.add(
          row(
              "s-" + circumstance,
              columns,
              Map.of("origin", "\"EMERGENCY\"", circumstance, "\"yes\""),
              "STAY",
              "NORMAL"));
    }
    made.add(
        row(
            "s5",
            columns,
            Map.of("origin", "\"CARE_LINE\"", "choice", "not(\"MEDICAL\")"),
            "OWNER",
            "URGENT"));
    while (made.size() < rows - PRIORITIES.size()) {
      made.add(row("r" + made.size(), columns, openness));
    }
    PRIORITIES.forEach((priority, urgencies) ->
        made.add(
            row("last-" + priority, columns, Map.of("urgency", list(urgencies)), "HAP", priority)));
    return table(columns, made);
  }

  private Row row(String id, List<Column> columns, int openness) {
    List<String> priorities = List.copyOf(PRIORITIES.keySet());
    String priority = priorities.get(random.nextInt(priorities.size()));
    Map<String, String> when = new HashMap<>();
    for (Column column : columns) {
      if (random.nextInt(100) >= openness) {
        when.put(column.name(), cell(column));
      }
    }
    when.put("urgency", list(PRIORITIES.getOrDefault(priority, List.of())));
    return row(id, columns, when, List.of("HAP", "GGZ", "ZCC").get(random.nextInt(3)), priority);
  }

  private String cell(Column column) {
    return switch (column.domain()) {
      case Domain.Words(List<String> words) ->
          "\"" + words.get(random.nextInt(words.size())) + "\"";
      case Domain.Numbers(int low, int high, var _) -> {
        int one = random.nextInt(low, high + 1);
        int other = random.nextInt(low, high + 1);
        yield "[" + Math.min(one, other) + ".." + Math.max(one, other) + "]";
      }
      case Domain.Truth _ -> "true";
      case Domain.Prose _ -> "-";
    };
  }

  private static Row row(
      String id, List<Column> columns, Map<String, String> when, String service, String priority) {
    List<Cell> cells =
        columns.stream().map(each -> read(each, when.getOrDefault(each.name(), "-"))).toList();
    List<Value> outputs =
        List.of(
            new Value.Text(service),
            new Value.Text(priority),
            new Value.Whole(30),
            new Value.Text("because"));
    return new Row(id, new Place("bench.dmn", 1, 1, id), cells, outputs, "");
  }

  private DecisionTable table(List<Column> columns, List<Row> rows) {
    return new DecisionTable(
        schema, HitPolicy.FIRST, columns, rows, List.of(), Place.of("bench.dmn"));
  }

  private static String list(List<String> words) {
    return "\"" + String.join("\",\"", words) + "\"";
  }

  private static Cell read(Column column, String text) {
    return switch (CellReader.read(text, column.domain())) {
      case CellReading.Understood(Cell cell) -> cell;
      case CellReading.Misunderstood wrong -> throw new IllegalArgumentException(wrong.toString());
    };
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Refused<T>(List<Finding> findings) ->
          throw new IllegalArgumentException(findings.toString());
    };
  }
}
