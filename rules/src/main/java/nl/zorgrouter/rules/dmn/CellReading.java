package nl.zorgrouter.rules.dmn;

import java.util.List;
import nl.zorgrouter.rules.table.Cell;

/** What reading one input cell gave. */
public sealed interface CellReading {
  /**
   * The cell has a meaning.
   *
   * @param cell its text and meaning
   */
  record Understood(Cell cell) implements CellReading {}

  /**
   * The cell has none.
   *
   * @param faults at least one
   */
  record Misunderstood(List<CellFault> faults) implements CellReading {
    public Misunderstood {
      faults = List.copyOf(faults);
    }
  }
}
