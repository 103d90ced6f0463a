package nl.zorgrouter.rules.decide;

import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * Why something was decided.
 *
 * @param code for machines
 * @param sentence for people
 */
record Reason(Code code, Sentence sentence) {
  static Reason of(Code code) {
    return new Reason(code, code.sentence());
  }

  /** The code and the sentence of a row of the acceptance table that refuses. */
  static Reason of(Row row) {
    Code code =
        row.outputs().get(1) instanceof Value.Text(String name) ? Code.valueOf(name) : Code.GUARD;
    return new Reason(code, sentence(row));
  }

  /**
   * The sentence of a row; its last output, and what the administrator wrote beside it in Dutch.
   */
  static Sentence sentence(Row row) {
    String english =
        row.outputs().getLast() instanceof Value.Text(String text)
            ? text
            : Code.RULE.sentence().english();
    return new Sentence(english, row.note().isBlank() ? english : row.note());
  }
}
