package nl.zorgrouter.rules.dmn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/** Reads one test of a cell's list: a literal, a comparison or an interval. */
final class TestReader {
  static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "^", "%");
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");
  private static final Set<String> OPENINGS = Set.of("[", "(", "]");
  private static final Set<String> CLOSINGS = Set.of("]", ")", "[");

  private final Domain domain;
  private final Pieces pieces;
  private final List<CellFault> faults;
  private final LiteralReader literals;
  private boolean lost;

  TestReader(Domain domain, Pieces pieces, List<CellFault> faults) {
    this.domain = domain;
    this.pieces = pieces;
    this.faults = faults;
    literals = new LiteralReader(domain, pieces, faults);
  }

  /** Whether the rest of the cell can still be read after a fault in its last test. */
  boolean canGoOn() {
    return !lost;
  }

  Optional<UnaryTest> test() {
    Token next = pieces.next();
    if (next.kind() == Token.Kind.SYMBOL) {
      if (COMPARISONS.contains(next.text())) {
        return comparison();
      }
      if (OPENINGS.contains(next.text())) {
        return interval();
      }
      return misplaced(next);
    }
    Optional<Value> value = literals.literal();
    lost |= literals.lost();
    return value.map(UnaryTest.Is::new);
  }

  private Optional<UnaryTest> comparison() {
    Token operator = pieces.take();
    if (!(domain instanceof Domain.Numbers(int lowest, int highest, Domain.Presence _))) {
      return noNumbers(operator);
    }
    Token at = pieces.next();
    Optional<Integer> bound = bound();
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    int low =
        switch (operator.text()) {
          case ">" -> bound.get() + 1;
          case ">=" -> bound.get();
          default -> Integer.MIN_VALUE;
        };
    int high =
        switch (operator.text()) {
          case "<" -> bound.get() - 1;
          case "<=" -> bound.get();
          default -> Integer.MAX_VALUE;
        };
    int edge = low == Integer.MIN_VALUE ? high : low;
    if (edge < lowest || edge > highest) {
      faults.add(outside(at, operator.text() + " " + at.shown()));
      return Optional.empty();
    }
    return Optional.of(new UnaryTest.Between(low, high));
  }

  private Optional<UnaryTest> interval() {
    Token opening = pieces.take();
    if (!(domain instanceof Domain.Numbers)) {
      return noNumbers(opening);
    }
    Token first = pieces.next();
    Optional<Integer> low = bound();
    if (low.isEmpty()) {
      return Optional.empty();
    }
    if (!pieces.takeIf("..")) {
      return lose(
          pieces.fault(
              "DOTS_MISSING", Said.both("`..` between the bounds", "`..` tussen de grenzen")));
    }
    Token second = pieces.next();
    Optional<Integer> high = bound();
    if (high.isEmpty()) {
      return Optional.empty();
    }
    Token closing = pieces.next();
    if (closing.kind() != Token.Kind.SYMBOL || !CLOSINGS.contains(closing.text())) {
      return lose(
          pieces.fault(
              "BRACKET_MISSING",
              Said.both(
                  "`]` or `)` that closes the interval", "`]` of `)` die het interval sluit")));
    }
    pieces.take();
    String shown = opening.text() + first.text() + ".." + second.text() + closing.text();
    return between(
        new Bound(first, low.get(), opening.is("[")),
        new Bound(second, high.get(), closing.is("]")),
        shown);
  }

  private Optional<UnaryTest> between(Bound low, Bound high, String shown) {
    int lowest = low.included() ? low.number() : low.number() + 1;
    int highest = high.included() ? high.number() : high.number() - 1;
    if (low.number() > high.number()) {
      faults.add(
          new CellFault(
              "INTERVAL_REVERSED",
              low.token().position(),
              shown,
              Said.both(
                  "the smaller number first: %s..%s",
                  "het kleinste getal eerst: %s..%s", high.token().text(), low.token().text())));
      return Optional.empty();
    }
    if (lowest > highest) {
      faults.add(
          new CellFault(
              "INTERVAL_EMPTY",
              low.token().position(),
              shown,
              Said.both(
                  "an interval that holds at least one whole number",
                  "een interval waarin minstens één heel getal ligt")));
      return Optional.empty();
    }
    boolean inside = true;
    if (!within(lowest)) {
      faults.add(outside(low.token(), low.token().shown()));
      inside = false;
    }
    if (!within(highest)) {
      faults.add(outside(high.token(), high.token().shown()));
      inside = false;
    }
    return inside ? Optional.of(new UnaryTest.Between(lowest, highest)) : Optional.empty();
  }

  private boolean within(int number) {
    return domain instanceof Domain.Numbers(int low, int high, Domain.Presence _)
        && low <= number
        && number <= high;
  }

  /** A number that may lie one outside the domain, because its bracket may exclude it. */
  private Optional<Integer> bound() {
    Optional<Integer> number = literals.number();
    lost |= number.isEmpty();
    return number;
  }

  private CellFault outside(Token token, String found) {
    return new CellFault("VALUE_OUTSIDE_DOMAIN", token.position(), found, Said.value(domain));
  }

  private Optional<UnaryTest> noNumbers(Token operator) {
    return lose(
        new CellFault(
            "TEST_NOT_FOR_COLUMN", operator.position(), operator.text(), Said.value(domain)));
  }

  private Optional<UnaryTest> misplaced(Token symbol) {
    return lose(
        switch (symbol.text()) {
          case "=<", "≤" -> fault("OPERATOR_UNKNOWN", Said.both("`<=`", "`<=`"));
          case "=>", "≥" -> fault("OPERATOR_UNKNOWN", Said.both("`>=`", "`>=`"));
          case "=" ->
              fault(
                  "OPERATOR_UNKNOWN",
                  Said.both("the value alone, without `=`", "alleen de waarde, zonder `=`"));
          case "!=", "<>", "≠" -> fault("OPERATOR_UNKNOWN", Said.both("`not(...)`", "`not(...)`"));
          case "“", "”", "„", "'", "‘", "’", "«", "»" ->
              fault(
                  "QUOTES_NOT_STRAIGHT",
                  Said.both(
                      "straight double quotes: `\"`", "rechte dubbele aanhalingstekens: `\"`"));
          case "," -> fault("COMMA_EXTRA", Said.value(domain));
          case ")" -> fault("VALUE_MISSING", Said.value(domain));
          case "?" -> fault("NAME_REFUSED", Said.value(domain));
          case "-" ->
              fault(
                  "DASH_NOT_ALONE",
                  Said.both(
                      "`-` alone in its cell, or a value", "`-` alleen in de cel, of een waarde"));
          default -> fault("VALUE_MISSING", Said.value(domain));
        });
  }

  private CellFault fault(String code, Sentence expected) {
    return pieces.fault(code, expected);
  }

  private Optional<UnaryTest> lose(CellFault fault) {
    faults.add(fault);
    lost = true;
    return Optional.empty();
  }

  /** One end of an interval as written. */
  private record Bound(Token token, int number, boolean included) {}
}
