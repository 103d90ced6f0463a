package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.box.Subtraction;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Condition;

/** P3: every case has a row. */
record Completeness(String decision) implements Question {
  @Override
  public Property property() {
    return new Property(
        "P3",
        Severity.ERROR,
        Say.both("every case has a row in `%s`", "elk geval heeft een rij in `%s`", decision));
  }

  @Override
  public List<Map<String, Condition>> regions() {
    return List.of();
  }

  @Override
  public Answer ask(Ground ground, Budget budget) {
    List<Box> taken = new ArrayList<>(ground.impossible());
    taken.addAll(ground.boxes());
    return switch (Subtraction.any(ground.space(), ground.space().box(Map.of()), taken, budget)) {
      case Remainder.Nothing _ -> new Answer.Proved(budget.taken());
      case Remainder.Unknown(long steps) -> new Answer.Undecided(steps);
      case Remainder.Something(List<Box> pieces, Remainder.Extent _) ->
          new Answer.Refuted(
              List.of(
                  new Counterexample(
                      ground.table().place(),
                      Say.both(
                          "no row holds for this case; expected a row, if need be a last one of `-`",
                          "geen rij geldt voor dit geval; verwacht: een rij, desnoods een laatste"
                              + " met `-`"),
                      List.of(ground.witness(pieces.getFirst(), CompiledTable.NONE)))));
    };
  }
}
