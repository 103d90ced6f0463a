package nl.zorgrouter.rules.dmn;

import nl.zorgrouter.finding.Sentence;

/**
 * What is wrong inside one cell.
 *
 * @param code a stable word for machines, such as {@code TEXT_UNQUOTED}
 * @param position the character in the cell where it begins, from 1, blanks counted
 * @param found what stands there; empty at the end of the cell
 * @param expected what belongs there
 */
public record CellFault(String code, int position, String found, Sentence expected) {
  /** Found and expected, in one sentence. */
  public Sentence sentence() {
    return Said.foundAndExpected(found, expected);
  }
}
