package nl.zorgrouter.rules.verify;

import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Value;

/**
 * Why a property does not hold.
 *
 * @param place the row at fault, or the table
 * @param sentence what happens there
 * @param cases what the tables are asked, by column; each was run through the evaluator. Empty
 *     where the fault is that no case exists
 */
public record Counterexample(Place place, Sentence sentence, List<Map<String, Value>> cases) {
  public Counterexample {
    cases = List.copyOf(cases);
  }
}
