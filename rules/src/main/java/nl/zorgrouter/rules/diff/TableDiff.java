package nl.zorgrouter.rules.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Space;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Literal;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * Compares two versions of a table by their cases (after Liu, Firewall Policy Change-Impact
 * Analysis, 2012): for every old row and new row that answer differently, the cases for which both
 * are the first that hold.
 *
 * <p>Rows that stand unchanged and in the same order in both versions cannot be such a pair: where
 * two unchanged rows are both first, they are the same row. So only pairs with a changed row are
 * asked.
 */
public final class TableDiff {
  /** Comparisons of boxes that one diff may take: about two seconds. */
  public static final long STEPS = 100_000_000;

  /** Boxes told of one difference. */
  static final int MOST_BOXES = 8;

  private final CompiledTable before;
  private final CompiledTable after;
  private final Space space;
  private final List<Box> oldBoxes;
  private final List<Box> newBoxes;
  private final List<Box> never;
  private final Budget budget;
  private final List<Difference> differences = new ArrayList<>();

  private TableDiff(
      DecisionTable before,
      DecisionTable after,
      List<Map<String, Condition>> impossible,
      long steps) {
    this.before = CompiledTable.of(before);
    this.after = CompiledTable.of(after);
    List<Map<String, Condition>> regions = new ArrayList<>(impossible);
    before.rows().forEach(row -> regions.add(conditions(before, row)));
    after.rows().forEach(row -> regions.add(conditions(after, row)));
    space = Space.of(after.schema().inputs(), regions);
    oldBoxes = boxes(before);
    newBoxes = boxes(after);
    never = impossible.stream().map(space::box).toList();
    budget = new Budget(steps);
  }

  /**
   * The differences between two versions.
   *
   * @param impossible combinations of inputs that cannot happen and therefore do not differ
   * @throws IllegalArgumentException when they are tables of different decisions or inputs
   */
  public static Comparison of(
      DecisionTable before, DecisionTable after, List<Map<String, Condition>> impossible) {
    return of(before, after, impossible, STEPS);
  }

  static Comparison of(
      DecisionTable before,
      DecisionTable after,
      List<Map<String, Condition>> impossible,
      long steps) {
    if (!before.schema().equals(after.schema())) {
      throw new IllegalArgumentException(
          "%s and %s do not ask the same".formatted(before.decision(), after.decision()));
    }
    return new TableDiff(before, after, impossible, steps).run();
  }

  private Comparison run() {
    Unchanged unchanged = Unchanged.of(before.table(), after.table());
    Comparison.Outcome outcome = Comparison.Outcome.COMPLETE;
    for (int old = 0; old <= oldBoxes.size() && outcome == Comparison.Outcome.COMPLETE; old++) {
      if (!pairs(old, unchanged)) {
        outcome = Comparison.Outcome.BUDGET_SPENT;
      }
    }
    differences.sort(Comparator.comparing(Difference::from).thenComparing(Difference::to));
    return new Comparison(before.table().decision(), differences, outcome);
  }

  /** Compares one old row, or that none held, with all new ones; false when the budget is spent. */
  private boolean pairs(int old, Unchanged unchanged) {
    boolean oldChanged = old == oldBoxes.size() || !unchanged.before().get(old);
    List<Box> earlier = oldBoxes.subList(0, old);
    for (int now = 0; now <= newBoxes.size(); now++) {
      boolean changed = oldChanged || now == newBoxes.size() || !unchanged.after().get(now);
      boolean differs = !answers(before, old).equals(answers(after, now));
      if (changed && differs && !pair(old, now, earlier)) {
        return false;
      }
    }
    return true;
  }

  private boolean pair(int old, int now, List<Box> earlier) {
    Box everything = space.box(Map.of());
    Optional<Box> common =
        space.common(
            old < oldBoxes.size() ? oldBoxes.get(old) : everything,
            now < newBoxes.size() ? newBoxes.get(now) : everything);
    if (common.isEmpty()) {
      return true;
    }
    List<Box> rows = new ArrayList<>();
    earlier.stream().filter(each -> space.meet(each, common.get())).forEach(rows::add);
    newBoxes.subList(0, now).stream()
        .filter(each -> space.meet(each, common.get()))
        .forEach(rows::add);
    List<Box> taken = new ArrayList<>(never);
    taken.addAll(rows);
    return switch (Subtraction.any(space, common.get(), taken, budget)) {
      case Remainder.Nothing _ -> true;
      case Remainder.Unknown _ -> false;
      case Remainder.Something(List<Box> possible, Remainder.Extent _) ->
          tell(old, now, possible.getFirst(), common.get(), rows);
    };
  }

  /**
   * Adds a difference. Its set is told by its rows alone: taking away what cannot happen as well
   * would cut it into many pieces and tell a person nothing.
   */
  private boolean tell(int old, int now, Box possible, Box common, List<Box> rows) {
    return switch (Subtraction.pieces(space, common, rows, budget, MOST_BOXES)) {
      case Remainder.Nothing _ -> throw new IllegalStateException("a set that holds a case");
      case Remainder.Unknown _ -> false;
      case Remainder.Something(List<Box> pieces, Remainder.Extent extent) -> {
        differences.add(difference(old, now, possible, pieces, extent));
        yield true;
      }
    };
  }

  private Difference difference(
      int old, int now, Box possible, List<Box> pieces, Remainder.Extent extent) {
    Map<String, Value> example = space.example(possible);
    Optional<Row> was = before.firstRow(example);
    Optional<Row> is = after.firstRow(example);
    if (!was.equals(row(before, old)) || !is.equals(row(after, now))) {
      throw new IllegalStateException("the comparison and the evaluator disagree on " + example);
    }
    return new Difference(
        was,
        is,
        destination(before, old),
        destination(after, now),
        pieces.stream().map(space::describe).toList(),
        extent == Remainder.Extent.ALL ? Difference.Extent.ALL : Difference.Extent.MORE,
        example);
  }

  private static Optional<Row> row(CompiledTable table, int row) {
    return row < table.table().rows().size()
        ? Optional.of(table.table().rows().get(row))
        : Optional.empty();
  }

  private static List<Value> answers(CompiledTable table, int row) {
    return row(table, row).map(Row::outputs).orElse(List.of());
  }

  /** The first output; nothing where no row holds. */
  private static String destination(CompiledTable table, int row) {
    return row(table, row)
        .map(each -> Literal.write(each.outputs().getFirst()).replace("\"", ""))
        .orElse("");
  }

  private List<Box> boxes(DecisionTable table) {
    return table.rows().stream().map(row -> space.box(conditions(table, row))).toList();
  }

  private static Map<String, Condition> conditions(DecisionTable table, Row row) {
    Map<String, Condition> conditions = new HashMap<>();
    for (int input = 0; input < row.cells().size(); input++) {
      conditions.put(table.inputs().get(input).name(), row.cells().get(input).condition());
    }
    return conditions;
  }
}
