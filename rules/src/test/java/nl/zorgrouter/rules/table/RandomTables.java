package nl.zorgrouter.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.zorgrouter.finding.Place;

/** Tables and questions out of a seed: words, numbers with and without absence, truths. */
public final class RandomTables {
  private final Random random;

  public RandomTables(long seed) {
    random = new Random(seed);
  }

  /** The shape of the tables that speed is measured on: eight inputs of a care line. */
  public static Schema schema(int inputs) {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < inputs; index++) {
      columns.add(
          switch (index % 8) {
            case 0 -> words("line" + index, 8);
            case 1 -> words("urgency" + index, 14);
            case 2 -> words("language" + index, 9);
            case 3 -> words("region" + index, 25);
            case 4 -> number("age" + index, 130, Domain.Presence.ALWAYS);
            case 5 -> number("minute" + index, 1439, Domain.Presence.ALWAYS);
            case 6 -> words("day" + index, 7);
            default -> new Column("repeat" + index, new Domain.Truth());
          });
    }
    return new Schema("route", columns, outputs());
  }

  /** A few inputs with few values, one of them an optional number: small enough to try them all. */
  public static Schema smallSchema() {
    return new Schema(
        "route",
        List.of(
            words("line", 3),
            words("urgency", 4),
            number("age", 9, Domain.Presence.MAYBE),
            number("hops", 5, Domain.Presence.ALWAYS),
            new Column("known", new Domain.Truth())),
        outputs());
  }

  /**
   * A table.
   *
   * @param openness how many of a hundred cells are {@code -}
   */
  public DecisionTable table(Schema schema, int rows, int openness) {
    List<Row> made = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      made.add(row(schema, "r" + row, openness));
    }
    return table(schema, made);
  }

  /** A table of these rows. */
  public static DecisionTable table(Schema schema, List<Row> rows) {
    return new DecisionTable(
        schema, HitPolicy.FIRST, schema.inputs(), rows, List.of(), Place.of("random.dmn"));
  }

  /** The same table with one cell or output of one row made anew. */
  public DecisionTable mutated(DecisionTable table) {
    int at = random.nextInt(table.rows().size());
    Row row = table.rows().get(at);
    List<Cell> cells = new ArrayList<>(row.cells());
    List<Value> outputs = new ArrayList<>(row.outputs());
    int column = random.nextInt(cells.size() + 1);
    if (column == cells.size()) {
      outputs = answers();
    } else {
      cells.set(column, Cell.of(condition(table.inputs().get(column).domain(), 30)));
    }
    List<Row> rows = new ArrayList<>(table.rows());
    rows.set(at, new Row(row.id(), row.place(), cells, outputs, row.note()));
    return table(table.schema(), rows);
  }

  /** Random values for every input of a table, half of them at the table's own constants. */
  public List<Value> question(DecisionTable table) {
    return IntStream.range(0, table.inputs().size()).mapToObj(at -> value(table, at)).toList();
  }

  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  private Value value(DecisionTable table, int at) {
    Domain domain = table.inputs().get(at).domain();
    if (random.nextBoolean()
        && domain instanceof Domain.Numbers(int low, int high, Domain.Presence _)) {
      Integer[] cuts = cuts(table, at, low, high);
      if (cuts.length > 0) {
        return new Value.Whole(cuts[random.nextInt(cuts.length)]);
      }
    }
    return value(domain);
  }

  private static Integer[] cuts(DecisionTable table, int at, int low, int high) {
    TreeSet<Integer> cuts = new TreeSet<>();
    for (Row row : table.rows()) {
      if (row.cells().get(at).condition() instanceof Condition.OneOf(List<UnaryTest> tests)) {
        for (UnaryTest test : tests) {
          if (test instanceof UnaryTest.Between(int from, int to)) {
            cuts.addAll(List.of(from, to));
            cuts.add(from == Integer.MIN_VALUE ? from : from - 1);
            cuts.add(to == Integer.MAX_VALUE ? to : to + 1);
          }
        }
      }
    }
    return cuts.subSet(low, true, high, true).toArray(Integer[]::new);
  }

  private Value value(Domain domain) {
    return switch (domain) {
      case Domain.Words(List<String> words) -> new Value.Text(any(words));
      case Domain.Numbers(int low, int high, Domain.Presence presence) ->
          presence == Domain.Presence.MAYBE && random.nextInt(5) == 0
              ? new Value.Absent()
              : new Value.Whole(random.nextInt(low, high + 1));
      case Domain.Truth _ -> new Value.Flag(random.nextBoolean());
      case Domain.Prose _ -> new Value.Text("prose");
    };
  }

  private Row row(Schema schema, String id, int openness) {
    List<Cell> cells =
        schema.inputs().stream()
            .map(column -> Cell.of(condition(column.domain(), openness)))
            .toList();
    return new Row(id, Place.of("random.dmn"), cells, answers(), "");
  }

  private Condition condition(Domain domain, int openness) {
    if (random.nextInt(100) < openness) {
      return new Condition.Anything();
    }
    List<UnaryTest> tests =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> test(domain)).toList();
    boolean negated =
        random.nextInt(6) == 0
            && !(domain instanceof Domain.Numbers(int _, int _, Domain.Presence presence)
                && presence == Domain.Presence.MAYBE);
    return negated ? new Condition.NoneOf(tests) : new Condition.OneOf(tests);
  }

  private UnaryTest test(Domain domain) {
    if (!(domain instanceof Domain.Numbers(int low, int high, Domain.Presence _))) {
      return new UnaryTest.Is(value(domain));
    }
    int one = random.nextInt(low, high + 1);
    int other = random.nextInt(low, high + 1);
    return switch (random.nextInt(4)) {
      case 0 -> new UnaryTest.Between(Integer.MIN_VALUE, one);
      case 1 -> new UnaryTest.Between(one, Integer.MAX_VALUE);
      case 2 -> new UnaryTest.Is(new Value.Whole(one));
      default -> new UnaryTest.Between(Math.min(one, other), Math.max(one, other));
    };
  }

  private List<Value> answers() {
    return List.of(
        new Value.Text("service" + random.nextInt(6)), new Value.Whole(random.nextInt(1, 4)));
  }

  private static List<Column> outputs() {
    return List.of(words("service", 6), number("priority", 9, Domain.Presence.ALWAYS));
  }

  private static Column words(String name, int count) {
    return new Column(
        name, new Domain.Words(IntStream.range(0, count).mapToObj(word -> name + word).toList()));
  }

  private static Column number(String name, int high, Domain.Presence presence) {
    return new Column(name, new Domain.Numbers(0, high, presence));
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
