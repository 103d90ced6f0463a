package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts the text of a cell into pieces; one pass, no recursion. */
final class Tokens {
  private static final List<String> LONG_SYMBOLS =
      List.of("<=", ">=", "=<", "=>", "!=", "<>", "..");

  private final String cell;
  private final List<Token> tokens = new ArrayList<>();
  private Optional<CellFault> fault = Optional.empty();
  private int at;

  private Tokens(String cell) {
    this.cell = cell;
  }

  /** The pieces, ending with {@link Token.Kind#END}; or what stopped the reading of them. */
  static Cut cut(String cell) {
    Tokens tokens = new Tokens(cell);
    tokens.run();
    return new Cut(tokens.tokens, tokens.fault);
  }

  private void run() {
    while (fault.isEmpty()) {
      while (at < cell.length() && blank(cell.charAt(at))) {
        at++;
      }
      if (at == cell.length()) {
        add(Token.Kind.END, "", at);
        return;
      }
      take();
    }
  }

  private void take() {
    char first = cell.charAt(at);
    if (first == '"') {
      text();
    } else if (digit(at) || (first == '-' && digit(at + 1) && !afterValue())) {
      number();
    } else if (Character.isLetter(first) || first == '_') {
      name();
    } else {
      symbol();
    }
  }

  private void text() {
    int start = at++;
    StringBuilder read = new StringBuilder();
    while (at < cell.length() && cell.charAt(at) != '"') {
      if (cell.charAt(at) == '\\' && at + 1 < cell.length()) {
        at++;
        escaped(read);
      } else {
        read.append(cell.charAt(at++));
      }
    }
    if (at == cell.length()) {
      fault =
          Optional.of(
              new CellFault(
                  "TEXT_UNCLOSED",
                  start + 1,
                  cell.substring(start),
                  Said.both(
                      "a double quote that closes the text",
                      "een dubbel aanhalingsteken dat de tekst sluit")));
      return;
    }
    at++;
    add(Token.Kind.TEXT, read.toString(), start);
  }

  private void escaped(StringBuilder read) {
    char letter = cell.charAt(at);
    switch (letter) {
      case 'n' -> read.append('\n');
      case 'r' -> read.append('\r');
      case 't' -> read.append('\t');
      case '"', '\\', '\'' -> read.append(letter);
      default -> {
        fault =
            Optional.of(
                new CellFault(
                    "ESCAPE_UNKNOWN",
                    at,
                    "\\" + letter,
                    Said.both(
                        "one of `\\\"`, `\\\\`, `\\n`, `\\r`, `\\t`",
                        "een van `\\\"`, `\\\\`, `\\n`, `\\r`, `\\t`")));
      }
    }
    at++;
  }

  private void number() {
    int start = at++;
    while (digit(at)) {
      at++;
    }
    if (at < cell.length() && cell.charAt(at) == '.' && digit(at + 1)) {
      at++;
      while (digit(at)) {
        at++;
      }
    }
    add(Token.Kind.NUMBER, cell.substring(start, at), start);
  }

  private void name() {
    int start = at++;
    while (at < cell.length()
        && (Character.isLetterOrDigit(cell.charAt(at)) || cell.charAt(at) == '_')) {
      at++;
    }
    add(Token.Kind.NAME, cell.substring(start, at), start);
  }

  private void symbol() {
    int start = at;
    String rest = cell.substring(at, Math.min(at + 2, cell.length()));
    at += LONG_SYMBOLS.contains(rest) ? 2 : 1;
    add(Token.Kind.SYMBOL, cell.substring(start, at), start);
  }

  private void add(Token.Kind kind, String text, int start) {
    tokens.add(new Token(kind, text, start + 1));
  }

  /** Whether a minus sign here would be a subtraction. */
  private boolean afterValue() {
    return !tokens.isEmpty()
        && switch (tokens.getLast().kind()) {
          case TEXT, NUMBER, NAME -> true;
          case SYMBOL -> tokens.getLast().is(")");
          case END -> false;
        };
  }

  private boolean digit(int index) {
    return index < cell.length() && cell.charAt(index) >= '0' && cell.charAt(index) <= '9';
  }

  private static boolean blank(char letter) {
    return Character.isWhitespace(letter) || letter == '\u00a0';
  }

  /**
   * A cell in pieces.
   *
   * @param tokens in order; complete when there is no fault
   * @param fault what stopped the cutting
   */
  record Cut(List<Token> tokens, Optional<CellFault> fault) {}
}
