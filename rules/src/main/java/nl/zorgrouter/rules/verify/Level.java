package nl.zorgrouter.rules.verify;

import nl.zorgrouter.rules.decide.Priority;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * How soon a row has a case answered.
 *
 * @param priority its rank: 0 for a case that stays with its human, then the priorities
 * @param within seconds until an answer, by the priority's own deadline or sooner
 * @param name for people
 */
record Level(int priority, long within, String name) {
  static Level of(DecisionTable table, Row row) {
    if (table.output(row, "service").equals(new Value.Text(Tables.STAY))) {
      return new Level(0, 0, Tables.STAY);
    }
    String name =
        table.output(row, "priority") instanceof Value.Text(String text) ? text : "NORMAL";
    Priority priority = Priority.valueOf(name);
    long deadline = priority.deadline().toSeconds();
    long within =
        table.output(row, "answerWithin") instanceof Value.Whole(int seconds)
            ? Math.min(deadline, seconds)
            : deadline;
    int rank =
        switch (priority) {
          case URGENT -> 1;
          case HIGH -> 2;
          case NORMAL -> 3;
        };
    return new Level(rank, within, name);
  }

  /** Whether a case is answered less soon than at another level. */
  boolean below(Level other) {
    return priority > other.priority || within > other.within;
  }

  @Override
  public String toString() {
    return priority == 0 ? name : name + " (" + within + " s)";
  }
}
