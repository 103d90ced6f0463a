package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.table.Condition;

/** P6: every row can fire; otherwise it is shadowed, and by which rows. */
record Shadowing(String decision) implements Question {
  /** Beyond this many suspects all are named, instead of the few that suffice. */
  private static final int MOST_SUSPECTS = 64;

  @Override
  public Property property() {
    return new Property(
        "P6",
        Severity.WARNING,
        Say.both(
            "every row of `%s` can come into force", "elke rij van `%s` kan gelden", decision));
  }

  @Override
  public List<Map<String, Condition>> regions() {
    return List.of();
  }

  @Override
  public Answer ask(Ground ground, Budget budget) {
    List<Counterexample> shadowed = new ArrayList<>();
    for (int row = 0; row < ground.size(); row++) {
      switch (Subtraction.any(ground.space(), ground.box(row), ground.before(row), budget)) {
        case Remainder.Something _ -> {}
        case Remainder.Unknown(long steps) -> {
          return new Answer.Undecided(steps);
        }
        case Remainder.Nothing _ ->
            shadowed.add(
                new Counterexample(
                    ground.row(row).place(), why(by(ground, row, budget)), List.of()));
      }
    }
    return shadowed.isEmpty() ? new Answer.Proved(budget.taken()) : new Answer.Refuted(shadowed);
  }

  private static Sentence why(List<String> rows) {
    return rows.isEmpty()
        ? Say.both(
            "this row never comes into force: its conditions never hold together in this region",
            "deze rij geldt nooit: haar voorwaarden gelden in deze regio nooit samen")
        : Say.both(
            "this row never comes into force: shadowed by %s",
            "deze rij geldt nooit: overschaduwd door %s",
            rows.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")));
  }

  /** The ids of rows that together take all that this row asks; as few as can be left out. */
  private static List<String> by(Ground ground, int row, Budget budget) {
    List<Integer> suspects = new ArrayList<>();
    for (int earlier = 0; earlier < row; earlier++) {
      if (ground.box(earlier).contains(ground.box(row))) {
        return List.of(ground.row(earlier).id());
      }
      if (ground.space().meet(ground.box(earlier), ground.box(row))) {
        suspects.add(earlier);
      }
    }
    if (suspects.size() <= MOST_SUSPECTS) {
      for (Integer suspect : List.copyOf(suspects).reversed()) {
        List<Integer> others = suspects.stream().filter(each -> !each.equals(suspect)).toList();
        if (covered(ground, row, others, budget)) {
          suspects = others;
        }
      }
    }
    return suspects.stream().map(each -> ground.row(each).id()).toList();
  }

  private static boolean covered(Ground ground, int row, List<Integer> by, Budget budget) {
    List<Box> taken = new ArrayList<>(ground.impossible());
    by.forEach(each -> taken.add(ground.box(each)));
    return Subtraction.any(ground.space(), ground.box(row), taken, budget)
        instanceof Remainder.Nothing;
  }
}
