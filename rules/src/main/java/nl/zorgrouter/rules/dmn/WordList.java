package nl.zorgrouter.rules.dmn;

import java.util.List;

/** The list of words that an editor offers for a column. */
final class WordList {
  private WordList() {}

  /** The words in a comma list of texts; faults when it is not such a list. */
  static List<String> read(String text, List<CellFault> faults) {
    Tokens.Cut cut = Tokens.cut(text);
    cut.fault().ifPresent(faults::add);
    for (Token token : cut.tokens()) {
      if (token.kind() != Token.Kind.TEXT && token.kind() != Token.Kind.END && !token.is(",")) {
        faults.add(
            new CellFault(
                "LIST_EXPECTED",
                token.position(),
                token.shown(),
                Said.both("texts with commas between them", "teksten met komma's ertussen")));
        break;
      }
    }
    return cut.tokens().stream()
        .filter(token -> token.kind() == Token.Kind.TEXT)
        .map(Token::text)
        .toList();
  }
}
