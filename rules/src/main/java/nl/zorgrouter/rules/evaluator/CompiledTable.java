package nl.zorgrouter.rules.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.partition.Axis;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/** A decision table whose first matching row is found with a few operations on bits. */
public final class CompiledTable {
  /** What {@link #firstRow(Value[])} answers when no row holds. */
  public static final int NONE = -1;

  private final DecisionTable table;
  private final Axis[] axes;
  private final int words;
  private final int summaries;

  /** Per input and class: one bit a row. */
  private final long[][] rows;

  /** Per input and class: one bit a word of {@link #rows} that is not zero. */
  private final long[][] summary;

  private CompiledTable(DecisionTable table) {
    this.table = table;
    words = (table.rows().size() + Long.SIZE - 1) / Long.SIZE;
    summaries = (words + Long.SIZE - 1) / Long.SIZE;
    int inputs = table.inputs().size();
    axes = new Axis[inputs];
    rows = new long[inputs][];
    summary = new long[inputs][];
    for (int input = 0; input < inputs; input++) {
      List<Condition> cells = cells(input);
      axes[input] = Axis.of(table.inputs().get(input), cells);
      rows[input] = rowBits(axes[input], cells);
      summary[input] = summaryBits(rows[input], axes[input].size());
    }
  }

  /** Compiles a table; takes milliseconds for a thousand rows. */
  public static CompiledTable of(DecisionTable table) {
    return new CompiledTable(table);
  }

  /** The table that this was made of. */
  public DecisionTable table() {
    return table;
  }

  /**
   * The first row that holds.
   *
   * @param facts a value for every input of the table; more are ignored
   * @throws IllegalArgumentException when a fact is missing or outside its domain
   */
  public Optional<Row> firstRow(Map<String, Value> facts) {
    Value[] values = new Value[axes.length];
    for (int input = 0; input < axes.length; input++) {
      Column column = table.inputs().get(input);
      Value value = facts.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "%s asks for %s, which is not among the facts"
                .formatted(table.decision(), column.name()));
      }
      values[input] = value;
    }
    int row = firstRow(values);
    return row == NONE ? Optional.empty() : Optional.of(table.rows().get(row));
  }

  /**
   * The first row that holds.
   *
   * @param values one for each input of the table, in its order
   * @throws IllegalArgumentException when a value is outside its domain
   */
  public Optional<Row> firstRow(List<Value> values) {
    int row = firstRow(values.toArray(Value[]::new));
    return row == NONE ? Optional.empty() : Optional.of(table.rows().get(row));
  }

  /**
   * The number of the first row that holds, from 0, or {@link #NONE}.
   *
   * @param values one for each input of the table, in its order
   * @throws IllegalArgumentException when a value is outside its domain
   */
  public int firstRow(Value[] values) {
    return words == 1 ? inOneWord(values) : inManyWords(values);
  }

  private int inOneWord(Value[] values) {
    long shared = ~0L;
    for (int input = 0; input < axes.length; input++) {
      shared &= rows[input][axes[input].classOf(values[input])];
    }
    return shared == 0 || axes.length == 0 ? none() : Long.numberOfTrailingZeros(shared);
  }

  private int inManyWords(Value[] values) {
    int[] classes = new int[axes.length];
    long among64 = ~0L;
    for (int input = 0; input < axes.length; input++) {
      classes[input] = axes[input].classOf(values[input]);
      among64 &= rows[input][classes[input] * words];
    }
    if (among64 != 0) {
      return Long.numberOfTrailingZeros(among64); // most questions end in the first rows
    }
    for (int block = 0; block < summaries; block++) {
      long shared = ~0L;
      for (int input = 0; input < axes.length; input++) {
        shared &= summary[input][classes[input] * summaries + block];
      }
      while (shared != 0) {
        int word = block * Long.SIZE + Long.numberOfTrailingZeros(shared);
        long found = word < words ? shared(classes, word) : 0;
        if (found != 0) {
          return word * Long.SIZE + Long.numberOfTrailingZeros(found);
        }
        shared &= shared - 1;
      }
    }
    return none();
  }

  private long shared(int[] classes, int word) {
    long shared = ~0L;
    for (int input = 0; input < classes.length; input++) {
      shared &= rows[input][classes[input] * words + word];
    }
    return shared;
  }

  /** No row holds; a table that asks nothing answers with its first row. */
  private int none() {
    return axes.length == 0 ? 0 : NONE;
  }

  private List<Condition> cells(int input) {
    List<Condition> cells = new ArrayList<>(table.rows().size());
    table.rows().forEach(row -> cells.add(row.cells().get(input).condition()));
    return cells;
  }

  private long[] rowBits(Axis axis, List<Condition> cells) {
    long[] bits = new long[axis.size() * words];
    for (int row = 0; row < cells.size(); row++) {
      Condition cell = cells.get(row);
      for (int each = 0; each < axis.size(); each++) {
        if (cell.holds(axis.example(each))) {
          bits[each * words + row / Long.SIZE] |= 1L << (row % Long.SIZE);
        }
      }
    }
    return bits;
  }

  private long[] summaryBits(long[] bits, int classes) {
    long[] bitsOfWords = new long[classes * summaries];
    for (int each = 0; each < classes; each++) {
      for (int word = 0; word < words; word++) {
        if (bits[each * words + word] != 0) {
          bitsOfWords[each * summaries + word / Long.SIZE] |= 1L << (word % Long.SIZE);
        }
      }
    }
    return bitsOfWords;
  }
}
