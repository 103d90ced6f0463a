package nl.zorgrouter.rules.table;

import java.util.List;
import nl.zorgrouter.finding.Place;

/**
 * One row: if all of this holds, then that.
 *
 * @param id stays with the row through every edit; names it in explanations
 * @param place where it stands in its file
 * @param cells one for each input column of the table
 * @param outputs one for each output column of the table
 * @param note what the administrator wrote beside it; may be empty
 */
public record Row(String id, Place place, List<Cell> cells, List<Value> outputs, String note) {
  public Row {
    cells = List.copyOf(cells);
    outputs = List.copyOf(outputs);
  }
}
