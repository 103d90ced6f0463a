package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Space;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * P5, asked of both tables as one decision: no row of {@code disposition} that makes a 112 case
 * urgent or high leads to an offer of {@code acceptance} to a service that is not open or whose
 * wait is not known. The desk is never asked about; a case stays with it.
 *
 * <p>Asked of {@code acceptance} alone first: where that is enough, no row of {@code disposition}
 * can spoil it.
 */
final class Offering {
  private static final Map<String, Condition> EMERGENCY = Map.of("origin", Say.is("EMERGENCY"));
  private static final List<Map<String, Condition>> UNFIT =
      List.of(
          unfit("state", Say.is("STOPPED", "CLOSED", "UNKNOWN")),
          unfit("waitKnown", Say.flag("false")));

  private final DecisionTable disposition;
  private final DecisionTable acceptance;
  private final CompiledTable[] compiled;
  private final Budget budget;
  private final Space space;
  private final List<Box> impossible;
  private final List<Box> cases;
  private final List<Box> offers;

  private Offering(CompiledTable first, CompiledTable second, World world, Budget budget) {
    disposition = first.table();
    acceptance = second.table();
    compiled = new CompiledTable[] {first, second};
    this.budget = budget;
    List<Map<String, Condition>> never = new ArrayList<>(world.impossible(disposition.schema()));
    never.addAll(world.impossible(acceptance.schema()));
    List<Map<String, Condition>> regions = new ArrayList<>(never);
    disposition.rows().forEach(row -> regions.add(Ground.conditions(disposition, row)));
    acceptance.rows().forEach(row -> regions.add(Ground.conditions(acceptance, row)));
    disposition.rows().forEach(row -> regions.addAll(asked(row)));
    regions.addAll(UNFIT);
    regions.add(EMERGENCY);
    space = Space.of(columns(), regions);
    impossible = never.stream().map(space::box).toList();
    cases =
        disposition.rows().stream()
            .map(row -> space.box(Ground.conditions(disposition, row)))
            .toList();
    offers =
        acceptance.rows().stream()
            .map(row -> space.box(Ground.conditions(acceptance, row)))
            .toList();
  }

  static Property property() {
    return new Property(
        "P5",
        Severity.ERROR,
        Say.both(
            "an urgent or high case of 112 is never offered to a service that is stopped, closed or"
                + " unknown, or whose wait is unknown",
            "een geval van 112 met prioriteit urgent of hoog wordt nooit aangeboden aan een dienst"
                + " die gestopt, gesloten of onbekend is, of waarvan de wachttijd onbekend is"));
  }

  static Answer ask(
      CompiledTable disposition, CompiledTable acceptance, World world, Budget budget) {
    return new Offering(disposition, acceptance, world, budget).ask();
  }

  private Answer ask() {
    List<Counterexample> examples = new ArrayList<>();
    for (int offer = 0; offer < offers.size(); offer++) {
      if (acceptance.output(acceptance.rows().get(offer), "offer").equals(new Value.Text("NO"))) {
        continue;
      }
      for (Map<String, Condition> unfit : UNFIT) {
        Optional<Box> box = space.common(offers.get(offer), space.box(unfit));
        if (box.isPresent()) {
          Optional<Answer> stopped = ask(offer, box.get(), examples);
          if (stopped.isPresent()) {
            return stopped.get();
          }
        }
      }
    }
    return examples.isEmpty() ? new Answer.Proved(budget.taken()) : new Answer.Refuted(examples);
  }

  /** Adds what it finds; an answer only when the budget is spent. */
  private Optional<Answer> ask(int offer, Box box, List<Counterexample> examples) {
    List<Box> taken = new ArrayList<>(impossible);
    taken.addAll(offers.subList(0, offer));
    Remainder alone = Subtraction.any(space, box, taken, budget);
    if (!(alone instanceof Remainder.Something)) {
      return undecided(alone);
    }
    for (int row = 0; row < cases.size(); row++) {
      for (Map<String, Condition> asked : asked(disposition.rows().get(row))) {
        if (examples.size() >= Question.MOST_EXAMPLES) {
          return Optional.empty();
        }
        Remainder both = together(row, box, asked, taken);
        if (both instanceof Remainder.Something(List<Box> pieces, Remainder.Extent _)) {
          examples.add(example(pieces.getFirst(), row, offer));
        } else if (both instanceof Remainder.Unknown) {
          return undecided(both);
        }
      }
    }
    return Optional.empty();
  }

  private Remainder together(int row, Box box, Map<String, Condition> asked, List<Box> taken) {
    Optional<Box> common =
        space
            .common(box, cases.get(row))
            .flatMap(each -> space.common(each, space.box(asked)))
            .flatMap(each -> space.common(each, space.box(EMERGENCY)));
    if (common.isEmpty()) {
      return new Remainder.Nothing();
    }
    List<Box> all = new ArrayList<>(taken);
    all.addAll(cases.subList(0, row));
    return Subtraction.any(space, common.get(), all, budget);
  }

  private static Optional<Answer> undecided(Remainder remainder) {
    return remainder instanceof Remainder.Unknown(long steps)
        ? Optional.of(new Answer.Undecided(steps))
        : Optional.empty();
  }

  /** What {@code acceptance} is asked because of a row: its priority, and its type or another's. */
  private List<Map<String, Condition>> asked(Row row) {
    if (!(disposition.output(row, "priority") instanceof Value.Text(String priority))
        || !(disposition.output(row, "service") instanceof Value.Text(String service))
        || priority.equals("NORMAL")
        || List.of("STAY", "OWNER", "AMBULANCE_DESK").contains(service)) {
      return List.of();
    }
    return List.of(
        Map.of(
            "priority",
            Say.is(priority),
            "candidate",
            Say.isNot("COORDINATION"),
            "type",
            Say.is(service)),
        Map.of("priority", Say.is(priority), "candidate", Say.is("COORDINATION")));
  }

  private Counterexample example(Box box, int row, int offer) {
    Map<String, Value> example = new LinkedHashMap<>(space.example(box));
    confirm(compiled[0], example, disposition.rows().get(row));
    confirm(compiled[1], example, acceptance.rows().get(offer));
    return new Counterexample(
        acceptance.rows().get(offer).place(),
        Say.both(
            "row `%s` makes the case %s and this row offers it",
            "rij `%s` maakt het geval %s en deze rij biedt het aan",
            disposition.rows().get(row).id(),
            disposition.output(disposition.rows().get(row), "priority")
                    instanceof Value.Text(String p)
                ? p
                : ""),
        List.of(example));
  }

  private static void confirm(CompiledTable table, Map<String, Value> example, Row expected) {
    Optional<Row> found = table.firstRow(example);
    if (!found.equals(Optional.of(expected))) {
      throw new IllegalStateException(
          "the proof says %s and the evaluator %s for %s".formatted(expected, found, example));
    }
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>(disposition.schema().inputs());
    acceptance.schema().inputs().stream()
        .filter(each -> disposition.schema().input(each.name()).isEmpty())
        .forEach(columns::add);
    return columns;
  }

  private static Map<String, Condition> unfit(String input, Condition condition) {
    Map<String, Condition> unfit = new HashMap<>();
    unfit.put(input, condition);
    unfit.put("priority", Say.is("URGENT", "HIGH"));
    unfit.put("type", Say.isNot("AMBULANCE_DESK"));
    return unfit;
  }
}
