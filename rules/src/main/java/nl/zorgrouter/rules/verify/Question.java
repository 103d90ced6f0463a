package nl.zorgrouter.rules.verify;

import java.util.List;
import java.util.Map;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.table.Condition;

/** One property, ready to be asked of a table. */
interface Question {
  /** Cases shown of one property; a person corrects one row at a time. */
  int MOST_EXAMPLES = 5;

  Property property();

  /** The conditions that the question will ask about, so that the space is cut for them. */
  List<Map<String, Condition>> regions();

  Answer ask(Ground ground, Budget budget);
}
