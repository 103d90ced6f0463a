package nl.zorgrouter.rules.dmn;

/**
 * A piece of a cell.
 *
 * @param kind what it is
 * @param text as written; for {@link Kind#TEXT} what stands between the quotes, unescaped
 * @param position where it begins, from 1
 */
record Token(Kind kind, String text, int position) {
  /** What a piece is. */
  enum Kind {
    /** Text in double quotes. */
    TEXT,
    /** Digits, perhaps a sign, perhaps a fraction. */
    NUMBER,
    /** A word without quotes. */
    NAME,
    /** An operator, a bracket, a comma, two dots, or a character that belongs nowhere. */
    SYMBOL,
    /** The end of the cell. */
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** As a person wrote it. */
  String shown() {
    return kind == Kind.TEXT ? '"' + text + '"' : text;
  }
}
