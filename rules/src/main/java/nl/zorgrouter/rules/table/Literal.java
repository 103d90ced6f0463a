package nl.zorgrouter.rules.table;

/** How a value is written in a cell. */
public final class Literal {
  private Literal() {}

  /** The value in FEEL; an absent number is nothing at all. */
  public static String write(Value value) {
    return switch (value) {
      case Value.Text(String text) -> quoted(text);
      case Value.Whole(int number) -> Integer.toString(number);
      case Value.Flag(boolean yes) -> Boolean.toString(yes);
      case Value.Absent _ -> "";
    };
  }

  private static String quoted(String text) {
    StringBuilder written = new StringBuilder(text.length() + 2).append('"');
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      switch (letter) {
        case '"' -> written.append("\\\"");
        case '\\' -> written.append("\\\\");
        case '\n' -> written.append("\\n");
        case '\r' -> written.append("\\r");
        case '\t' -> written.append("\\t");
        default -> written.append(letter);
      }
    }
    return written.append('"').toString();
  }
}
