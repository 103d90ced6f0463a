package nl.zorgrouter.rules.dmn;

import java.util.List;
import nl.zorgrouter.finding.Sentence;

/** The pieces of a cell and how far the reading of them is. */
final class Pieces {
  private final List<Token> tokens;
  private int at;

  Pieces(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The piece to be read next; the end stays the end. */
  Token next() {
    return tokens.get(at);
  }

  /** The piece after the next one. */
  Token after() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    Token taken = next();
    at = Math.min(at + 1, tokens.size() - 1);
    return taken;
  }

  boolean takeIf(String symbol) {
    boolean there = next().is(symbol);
    if (there) {
      take();
    }
    return there;
  }

  /** Whether the cell began with {@code not}. */
  boolean negated() {
    return tokens.getFirst().isName("not");
  }

  /** A fault at the next piece. */
  CellFault fault(String code, Sentence expected) {
    return new CellFault(code, next().position(), next().shown(), expected);
  }
}
