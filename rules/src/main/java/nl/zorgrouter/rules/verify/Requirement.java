package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Literal;
import nl.zorgrouter.rules.table.Row;

/**
 * Wherever one of some conditions holds, the outputs satisfy others.
 *
 * @param property what this is
 * @param when each a set of conditions on inputs; any one of them suffices
 * @param then conditions on outputs
 */
record Requirement(
    Property property, List<Map<String, Condition>> when, Map<String, Condition> then)
    implements Question {
  @Override
  public List<Map<String, Condition>> regions() {
    return when;
  }

  @Override
  public Answer ask(Ground ground, Budget budget) {
    List<Counterexample> examples = new ArrayList<>();
    for (Map<String, Condition> each : when) {
      Box within = ground.space().box(each);
      for (int row = 0; row < ground.size() && examples.size() < MOST_EXAMPLES; row++) {
        if (satisfies(ground.table(), ground.row(row))) {
          continue;
        }
        switch (ground.firing(row, within, budget)) {
          case Remainder.Nothing _ -> {}
          case Remainder.Unknown(long steps) -> {
            return new Answer.Undecided(steps);
          }
          case Remainder.Something(List<Box> pieces, Remainder.Extent _) ->
              examples.add(example(ground, row, pieces.getFirst()));
        }
      }
    }
    return examples.isEmpty() ? new Answer.Proved(budget.taken()) : new Answer.Refuted(examples);
  }

  private boolean satisfies(DecisionTable table, Row row) {
    return then.entrySet().stream()
        .allMatch(each -> each.getValue().holds(table.output(row, each.getKey())));
  }

  private Counterexample example(Ground ground, int row, Box piece) {
    String answers =
        then.keySet().stream()
            .map(output ->
                output + " = " + Literal.write(ground.table().output(ground.row(row), output)))
            .collect(Collectors.joining(", "));
    return new Counterexample(
        ground.row(row).place(),
        Say.both("this row answers %s", "deze rij antwoordt %s", answers),
        List.of(ground.witness(piece, row)));
  }
}
