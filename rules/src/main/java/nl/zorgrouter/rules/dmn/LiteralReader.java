package nl.zorgrouter.rules.dmn;

import java.util.List;
import java.util.Optional;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Value;

/** Reads one literal value of a domain. */
final class LiteralReader {
  /** Beyond this no number means anything here, and one more or less cannot overflow. */
  private static final int MOST_DIGITS = 9;

  private final Domain domain;
  private final Pieces pieces;
  private final List<CellFault> faults;
  private boolean lost;

  LiteralReader(Domain domain, Pieces pieces, List<CellFault> faults) {
    this.domain = domain;
    this.pieces = pieces;
    this.faults = faults;
  }

  /** Whether the last literal could not be told from what follows it. */
  boolean lost() {
    return lost;
  }

  /** The literal at hand, inside the domain. */
  Optional<Value> literal() {
    Token next = pieces.next();
    return switch (next.kind()) {
      case TEXT -> text();
      case NUMBER -> inside();
      case NAME -> name();
      case SYMBOL, END -> lose("VALUE_MISSING");
    };
  }

  /** The whole number at hand, wherever it lies. */
  Optional<Integer> number() {
    Token next = pieces.next();
    if (next.isName("null")) {
      return lose("NULL_REFUSED");
    }
    if (next.kind() == Token.Kind.NAME) {
      return lose(pieces.after().is("(") ? "FUNCTION_REFUSED" : "NAME_REFUSED");
    }
    if (next.kind() != Token.Kind.NUMBER) {
      return lose(next.kind() == Token.Kind.END ? "VALUE_MISSING" : "NUMBER_EXPECTED");
    }
    if (next.text().indexOf('.') >= 0) {
      return lose("NUMBER_NOT_WHOLE");
    }
    if (next.text().length() > MOST_DIGITS) {
      return lose("VALUE_OUTSIDE_DOMAIN");
    }
    pieces.take();
    return Optional.of(Integer.parseInt(next.text()));
  }

  private Optional<Value> text() {
    Token token = pieces.next();
    return switch (domain) {
      case Domain.Words(List<String> words) when words.contains(token.text()) ->
          taken(new Value.Text(token.text()));
      case Domain.Words _ -> refuse("VALUE_OUTSIDE_DOMAIN");
      case Domain.Prose(int most) ->
          token.text().length() <= most && !token.text().isBlank()
              ? taken(new Value.Text(token.text()))
              : refuse("VALUE_OUTSIDE_DOMAIN");
      case Domain.Numbers _, Domain.Truth _ -> refuse("TEXT_NOT_FOR_COLUMN");
    };
  }

  private Optional<Value> inside() {
    if (!(domain instanceof Domain.Numbers(int low, int high, Domain.Presence _))) {
      return refuse("NUMBER_NOT_FOR_COLUMN");
    }
    Token token = pieces.next();
    Optional<Integer> number = number();
    if (number.isPresent() && (number.get() < low || number.get() > high)) {
      faults.add(
          new CellFault(
              "VALUE_OUTSIDE_DOMAIN", token.position(), token.shown(), Said.value(domain)));
      return Optional.empty();
    }
    return number.map(Value.Whole::new);
  }

  private Optional<Value> name() {
    Token token = pieces.next();
    if (token.text().equals("null")) {
      return refuse("NULL_REFUSED");
    }
    if (pieces.after().is("(")) {
      return lose(token.text().equals("not") ? "NOT_NESTED" : "FUNCTION_REFUSED");
    }
    return switch (domain) {
      case Domain.Truth _ when token.text().equals("true") -> taken(new Value.Flag(true));
      case Domain.Truth _ when token.text().equals("false") -> taken(new Value.Flag(false));
      case Domain.Truth _, Domain.Numbers _ -> refuse("NAME_REFUSED");
      case Domain.Prose _ -> lose("TEXT_UNQUOTED");
      case Domain.Words(List<String> words) -> unquoted(token, words);
    };
  }

  private Optional<Value> unquoted(Token token, List<String> words) {
    if (!words.contains(token.text())) {
      return refuse("TEXT_UNQUOTED");
    }
    faults.add(
        pieces.fault(
            "TEXT_UNQUOTED",
            Said.both(
                "text in double quotes: `\"%s\"`",
                "tekst tussen dubbele aanhalingstekens: `\"%s\"`", token.text())));
    pieces.take();
    return Optional.empty();
  }

  private Optional<Value> taken(Value value) {
    pieces.take();
    return Optional.of(value);
  }

  private <T> Optional<T> refuse(String code) {
    faults.add(pieces.fault(code, Said.value(domain)));
    pieces.take();
    return Optional.empty();
  }

  private <T> Optional<T> lose(String code) {
    faults.add(pieces.fault(code, Said.value(domain)));
    lost = true;
    return Optional.empty();
  }
}
