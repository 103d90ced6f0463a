package nl.zorgrouter.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.HitPolicy;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/** Tables of the shape of a region's, at any size, out of a seed; the last row takes everything. */
final class RouteTables {
  private final Random random;

  RouteTables(long seed) {
    random = new Random(seed);
  }

  static Schema schema(int inputs) {
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < inputs; at++) {
      columns.add(
          switch (at % 8) {
            case 0 -> words("line" + at, 8);
            case 1 -> words("urgency" + at, 14);
            case 2 -> words("language" + at, 9);
            case 3 -> words("region" + at, 40);
            case 4 -> new Column("age" + at, new Domain.Numbers(0, 130, Domain.Presence.ALWAYS));
            case 5 ->
                new Column("minute" + at, new Domain.Numbers(0, 1439, Domain.Presence.ALWAYS));
            case 6 -> words("day" + at, 7);
            default -> words("flag" + at, 3);
          });
    }
    return new Schema(
        "route",
        columns,
        List.of(
            words("service", 6),
            new Column("priority", new Domain.Numbers(0, 9, Domain.Presence.ALWAYS))));
  }

  /**
   * A table.
   *
   * @param openness how many of a hundred cells are {@code -}
   */
  DecisionTable table(Schema schema, int rows, int openness) {
    List<Row> made = new ArrayList<>();
    for (int row = 1; row < rows; row++) {
      made.add(row(schema, "r" + row, openness));
    }
    made.add(row(schema, "r" + rows, 100));
    return table(schema, made);
  }

  /** The same with one row in its middle made anew, three times. */
  DecisionTable edited(DecisionTable table) {
    List<Row> rows = new ArrayList<>(table.rows());
    for (int edit = 1; edit <= 3; edit++) {
      int at = rows.size() * edit / 4;
      rows.set(at, row(table.schema(), "edited" + edit, 60));
    }
    return table(table.schema(), rows);
  }

  /** Values for every input. */
  Value[] question(Schema schema) {
    return schema.inputs().stream()
        .map(column ->
            switch (column.domain()) {
              case Domain.Words(List<String> words) -> new Value.Text(any(words));
              case Domain.Numbers(int low, int high, Domain.Presence _) ->
                  new Value.Whole(random.nextInt(low, high + 1));
              case Domain.Truth _, Domain.Prose _ -> new Value.Flag(true);
            })
        .toArray(Value[]::new);
  }

  Row row(Schema schema, String id, int openness) {
    List<Cell> cells =
        schema.inputs().stream()
            .map(column ->
                random.nextInt(100) < openness
                    ? Cell.anything()
                    : Cell.of(new Condition.OneOf(tests(column.domain()))))
            .toList();
    List<Value> outputs =
        List.of(new Value.Text("service" + random.nextInt(6)), new Value.Whole(random.nextInt(4)));
    return new Row(id, Place.of("bench.dmn"), cells, outputs, "");
  }

  private static DecisionTable table(Schema schema, List<Row> rows) {
    return new DecisionTable(
        schema, HitPolicy.FIRST, schema.inputs(), rows, List.of(), Place.of("bench.dmn"));
  }

  private List<UnaryTest> tests(Domain domain) {
    return switch (domain) {
      case Domain.Words(List<String> words) ->
          IntStream.rangeClosed(0, random.nextInt(3))
              .<UnaryTest>mapToObj(_ -> new UnaryTest.Is(new Value.Text(any(words))))
              .toList();
      case Domain.Numbers(int low, int high, Domain.Presence _) -> {
        // people write limits on round numbers
        int step = high > 1000 ? 60 : 5;
        int one = random.nextInt((high - low) / step) * step;
        int other = random.nextInt((high - low) / step) * step;
        yield List.of(new UnaryTest.Between(Math.min(one, other), Math.max(one, other)));
      }
      case Domain.Truth _, Domain.Prose _ -> List.of(new UnaryTest.Is(new Value.Flag(true)));
    };
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static Column words(String name, int count) {
    return new Column(
        name, new Domain.Words(IntStream.range(0, count).mapToObj(at -> name + at).toList()));
  }
}
