package nl.zorgrouter.bench.rules;

/** How large a table is; the names are the parameters of the benchmarks. */
public enum TableSize {
  /** As large as a region's own. */
  ROWS_60(60, 8, 50),
  /** A large region's. */
  ROWS_250(250, 8, 50),
  /** Ten times the first. */
  ROWS_600(600, 8, 50),
  /** More than anybody has. */
  ROWS_1000(1_000, 8, 50),
  /** Where memory begins to count. */
  ROWS_3000(3_000, 8, 50),
  /** Many inputs, of which each row asks few. */
  SPARSE_300(300, 14, 70);

  private final int rows;
  private final int inputs;
  private final int openness;

  TableSize(int rows, int inputs, int openness) {
    this.rows = rows;
    this.inputs = inputs;
    this.openness = openness;
  }

  int rows() {
    return rows;
  }

  int inputs() {
    return inputs;
  }

  /** How many of a hundred cells are {@code -}. */
  int openness() {
    return openness;
  }

  /** As a table of figures names it. */
  String shown() {
    return "%,d x %d".formatted(rows, inputs);
  }
}
