package nl.zorgrouter.rules.diff;

import java.util.List;

/**
 * What is different between two versions of a table.
 *
 * @param decision the decision's id
 * @param differences by destination first: from, to, then the rows
 * @param outcome whether every pair of rows was compared
 */
public record Comparison(String decision, List<Difference> differences, Outcome outcome) {
  public Comparison {
    differences = List.copyOf(differences);
  }

  /** Whether every case is answered alike, for certain. */
  public boolean isSame() {
    return differences.isEmpty() && outcome == Outcome.COMPLETE;
  }

  /** How far a comparison came. */
  public enum Outcome {
    /** Every difference is there. */
    COMPLETE,
    /** The budget was spent; there may be more differences. */
    BUDGET_SPENT
  }
}
