package nl.zorgrouter.rules.verify;

import java.util.List;

/** What asking a property of a rule set gave. */
public sealed interface Answer {
  /**
   * It holds for every case.
   *
   * @param steps that the proof took
   */
  record Proved(long steps) implements Answer {}

  /**
   * It does not hold.
   *
   * @param examples at least one, at most {@link Question#MOST_EXAMPLES} where cases are shown
   */
  record Refuted(List<Counterexample> examples) implements Answer {
    public Refuted {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Nobody knows: the question took more steps than it may.
   *
   * @param steps the budget that ran out
   */
  record Undecided(long steps) implements Answer {}
}
