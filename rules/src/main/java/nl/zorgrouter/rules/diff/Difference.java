package nl.zorgrouter.rules.diff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * The cases that one old row answered and one new row answers otherwise.
 *
 * @param before the row that answered; empty when none did
 * @param after the row that answers; empty when none does
 * @param from what it answered in the first output, the destination
 * @param to what it answers in the first output
 * @param cases the set, as boxes: for each input what it must be; inputs that may be anything are
 *     left out. Any box may hold
 * @param extent whether the boxes are the whole set
 * @param example one of the cases, run through both tables
 */
public record Difference(
    Optional<Row> before,
    Optional<Row> after,
    String from,
    String to,
    List<Map<String, String>> cases,
    Extent extent,
    Map<String, Value> example) {
  public Difference {
    cases = List.copyOf(cases);
  }

  /** Whether a set is told completely. */
  public enum Extent {
    /** These boxes are all. */
    ALL,
    /** There are more boxes than are shown. */
    MORE
  }
}
