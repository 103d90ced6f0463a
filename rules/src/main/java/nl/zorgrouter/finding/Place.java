package nl.zorgrouter.finding;

/**
 * Where something was found.
 *
 * @param file the file as the person named it, or `-` for standard input
 * @param line from 1; 0 when the finding is about the whole file
 * @param column from 1; 0 when the finding is about the whole line
 * @param within the way inside the file, such as {@code disposition, row 12, column age}; empty
 *     when line and column say enough
 */
public record Place(String file, int line, int column, String within) {
  public Place {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("a place counts lines and columns from 1");
    }
  }

  /** A place that is a whole file. */
  public static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /** A place on a line of a file. */
  public static Place of(String file, int line, int column) {
    return new Place(file, line, column, "");
  }

  /** {@code file:line:column: within}, leaving out what is not known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    if (!within.isEmpty()) {
      text.append(": ").append(within);
    }
    return text.toString();
  }
}
