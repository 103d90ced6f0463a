package nl.zorgrouter.rules.decide;

import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * How soon a case must be answered.
 *
 * @param priority as a rule gave it
 * @param within seconds until a human answers; at most the deadline of the priority
 */
record Urge(Priority priority, int within) {
  /** What nothing says more about. */
  static final Urge ORDINARY = Urge.of(Priority.NORMAL);

  static Urge of(Priority priority) {
    return new Urge(priority, Math.toIntExact(priority.deadline().toSeconds()));
  }

  /** What a row of {@code disposition} says; it can shorten the deadline, never lengthen it. */
  static Urge of(Row row) {
    Urge longest =
        row.outputs().get(1) instanceof Value.Text(String name)
            ? Urge.of(Priority.valueOf(name))
            : ORDINARY;
    return row.outputs().get(2) instanceof Value.Whole(int within)
        ? new Urge(longest.priority, Math.min(longest.within, within))
        : longest;
  }
}
