package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Space;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Value;

/**
 * P4: raising the urgency never lowers the priority and never lengthens the time until an answer.
 * Two cases that differ in urgency alone are asked together, for each two neighbours on a scale;
 * what holds for neighbours holds for the whole scale.
 *
 * <p>On 112 a pair counts only when the lower urgency may leave the desk: a protected one stays
 * whatever it is, and that C2 stays where C1 is referred says nothing about urgency.
 *
 * @param mayLeave the urgencies that may leave the emergency desk
 */
record Raising(List<Urgency> mayLeave) implements Question {
  private static final String URGENCY = "urgency";
  private static final Map<String, Condition> ELSEWHERE = Map.of("origin", Say.isNot("EMERGENCY"));

  @Override
  public Property property() {
    return new Property(
        "P4",
        Severity.ERROR,
        Say.both(
            "raising the urgency never lowers the priority and never lengthens the time to answer",
            "een hogere urgentie geeft nooit een lagere prioriteit en nooit een langere"
                + " antwoordtijd"));
  }

  @Override
  public List<Map<String, Condition>> regions() {
    List<Map<String, Condition>> regions = new ArrayList<>();
    regions.add(ELSEWHERE);
    for (Urgency each : Urgency.values()) {
      regions.add(Map.of(URGENCY, Say.is(each.name())));
    }
    return regions;
  }

  @Override
  public Answer ask(Ground ground, Budget budget) {
    List<Level> levels = new ArrayList<>();
    for (int row = 0; row < ground.size(); row++) {
      levels.add(Level.of(ground.table(), ground.row(row)));
    }
    List<Box> freed =
        ground.boxes().stream().map(box -> ground.space().freed(box, URGENCY)).toList();
    List<Counterexample> examples = new ArrayList<>();
    Urgency[] all = Urgency.values();
    for (int at = 1; at < all.length && examples.size() < MOST_EXAMPLES; at++) {
      if (all[at - 1].isNts() == all[at].isNts()) {
        Box within = ground.space().box(mayLeave.contains(all[at]) ? Map.of() : ELSEWHERE);
        Pair pair = new Pair(ground, levels, freed, within, all[at], all[at - 1], budget);
        Optional<Answer> stopped = pair.ask(examples);
        if (stopped.isPresent()) {
          return stopped.get();
        }
      }
    }
    return examples.isEmpty() ? new Answer.Proved(budget.taken()) : new Answer.Refuted(examples);
  }

  /** Two neighbours on a scale, asked together. */
  private record Pair(
      Ground ground,
      List<Level> levels,
      List<Box> freed,
      Box within,
      Urgency lower,
      Urgency higher,
      Budget budget) {

    /** Adds what it finds; an answer only when the budget is spent. */
    Optional<Answer> ask(List<Counterexample> examples) {
      List<Integer> atLower = rows(lower);
      List<Integer> atHigher = rows(higher);
      for (int one : atLower) {
        for (int other : atHigher) {
          if (examples.size() >= MOST_EXAMPLES) {
            return Optional.empty();
          }
          if (levels.get(other).below(levels.get(one)) && canDiffer(one, other)) {
            switch (together(one, other)) {
              case Remainder.Nothing _ -> {}
              case Remainder.Unknown(long steps) -> {
                return Optional.of(new Answer.Undecided(steps));
              }
              case Remainder.Something(List<Box> pieces, Remainder.Extent _) ->
                  examples.add(example(pieces.getFirst(), one, other));
            }
          }
        }
      }
      return Optional.empty();
    }

    private List<Integer> rows(Urgency urgency) {
      List<Integer> rows = new ArrayList<>();
      for (int row = 0; row < ground.size(); row++) {
        if (holds(ground.box(row), urgency)) {
          rows.add(row);
        }
      }
      return rows;
    }

    /** An earlier row that takes both urgencies leaves nothing for the later one. */
    private boolean canDiffer(int one, int other) {
      return one < other
          ? !holds(ground.box(one), higher)
          : other < one && !holds(ground.box(other), lower);
    }

    private Remainder together(int one, int other) {
      Space space = ground.space();
      Optional<Box> common =
          space
              .common(freed.get(one), freed.get(other))
              .flatMap(each -> space.common(each, within));
      if (common.isEmpty()) {
        return new Remainder.Nothing();
      }
      List<Box> taken = new ArrayList<>(ground.impossible());
      taken(one, lower, common.get(), taken);
      taken(other, higher, common.get(), taken);
      return Subtraction.any(space, common.get(), taken, budget);
    }

    private void taken(int row, Urgency urgency, Box common, List<Box> taken) {
      for (int earlier = 0; earlier < row; earlier++) {
        if (holds(ground.box(earlier), urgency)
            && ground.space().meet(freed.get(earlier), common)) {
          taken.add(freed.get(earlier));
        }
      }
    }

    private boolean holds(Box box, Urgency urgency) {
      return ground.space().holds(box, URGENCY, new Value.Text(urgency.name()));
    }

    private Counterexample example(Box box, int one, int other) {
      Map<String, Value> low = new HashMap<>(ground.space().example(box));
      Map<String, Value> high = new HashMap<>(low);
      low.put(URGENCY, new Value.Text(lower.name()));
      high.put(URGENCY, new Value.Text(higher.name()));
      return new Counterexample(
          ground.row(other).place(),
          Say.both(
              "with urgency %s this row answers %s; the same case with %s has row `%s`, which"
                  + " answers %s",
              "bij urgentie %s antwoordt deze rij %s; hetzelfde geval met %s heeft rij `%s`, die"
                  + " %s antwoordt",
              higher,
              levels.get(other),
              lower,
              ground.row(one).id(),
              levels.get(one)),
          List.of(ground.witness(low, one), ground.witness(high, other)));
    }
  }
}
