package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.UnaryTest;

/**
 * Reads one input cell: {@code -}, or a list of literals, comparisons and intervals, or {@code
 * not(...)} around such a list.
 */
public final class CellReader {
  private final Domain domain;
  private final Pieces pieces;
  private final List<CellFault> faults = new ArrayList<>();
  private final List<UnaryTest> tests = new ArrayList<>();

  private CellReader(Domain domain, List<Token> tokens) {
    this.domain = domain;
    pieces = new Pieces(tokens);
  }

  /** The meaning of a cell in a column of that domain, or all that is wrong with it. */
  public static CellReading read(String text, Domain domain) {
    if (text.length() > Limits.CELL) {
      return refused(
          new CellFault(
              "CELL_TOO_LONG",
              Limits.CELL + 1,
              text.length() + " characters",
              Said.both("at most %d characters", "hoogstens %d tekens", Limits.CELL)));
    }
    Tokens.Cut cut = Tokens.cut(text);
    if (cut.fault().isPresent()) {
      return refused(cut.fault().get());
    }
    CellReader reader = new CellReader(domain, cut.tokens());
    Optional<Condition> condition = reader.cell();
    return condition.isPresent() && reader.faults.isEmpty()
        ? new CellReading.Understood(new Cell(text.strip(), condition.get()))
        : new CellReading.Misunderstood(reader.faults);
  }

  private static CellReading refused(CellFault fault) {
    return new CellReading.Misunderstood(List.of(fault));
  }

  private Optional<Condition> cell() {
    if (pieces.next().kind() == Token.Kind.END) {
      faults.add(
          pieces.fault(
              "CELL_EMPTY",
              Said.both("a test, or `-` for any value", "een toets, of `-` voor elke waarde")));
      return Optional.empty();
    }
    if (pieces.next().is("-") && pieces.after().kind() == Token.Kind.END) {
      return Optional.of(new Condition.Anything());
    }
    return pieces.next().isName("not") ? negation() : list().map(Condition.OneOf::new);
  }

  private Optional<Condition> negation() {
    if (domain instanceof Domain.Numbers(int _, int _, Domain.Presence presence)
        && presence == Domain.Presence.MAYBE) {
      faults.add(
          pieces.fault(
              "NOT_WHERE_ABSENT",
              Said.both(
                  "intervals: this number may be absent, and `not` would leave open what then holds",
                  "intervallen: dit getal kan ontbreken, en `not` laat open wat dan geldt")));
    }
    pieces.take();
    if (!pieces.takeIf("(")) {
      return refuse("BRACKET_MISSING", "`(` after `not`", "`(` na `not`");
    }
    Optional<List<UnaryTest>> list = list();
    if (list.isEmpty()) {
      return Optional.empty();
    }
    if (!pieces.takeIf(")")) {
      return refuse("BRACKET_MISSING", "`)` or `,`", "`)` of `,`");
    }
    return pieces.next().kind() == Token.Kind.END
        ? list.map(Condition.NoneOf::new)
        : refuse(
            "CELL_GOES_ON",
            "the end of the cell: `not(...)` stands alone",
            "het einde van de cel: `not(...)` staat alleen");
  }

  /** Tests with commas between them, up to the end of the cell or a closing bracket. */
  private Optional<List<UnaryTest>> list() {
    TestReader reader = new TestReader(domain, pieces, faults);
    while (true) {
      int before = faults.size();
      reader.test().ifPresent(tests::add);
      if (faults.size() > before && !reader.canGoOn()) {
        return Optional.empty();
      }
      if (tests.size() > Limits.TESTS) {
        return refuse(
            "TOO_MANY_TESTS",
            "at most " + Limits.TESTS + " tests",
            "hoogstens " + Limits.TESTS + " toetsen");
      }
      if (pieces.next().kind() == Token.Kind.END || pieces.next().is(")")) {
        return closed();
      }
      if (!pieces.takeIf(",")) {
        return between();
      }
    }
  }

  private Optional<List<UnaryTest>> closed() {
    if (pieces.next().is(")") && !pieces.negated()) {
      return refuse("BRACKET_EXTRA", "`,` or the end of the cell", "`,` of het einde van de cel");
    }
    return tests.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(tests));
  }

  private <T> Optional<T> between() {
    Token next = pieces.next();
    return switch (next.kind()) {
      case TEXT, NUMBER, NAME ->
          refuse("COMMA_MISSING", "`,` before this value", "`,` voor deze waarde");
      case SYMBOL ->
          next.is("<") || next.is("<=") || next.is(">") || next.is(">=") || next.is("[")
              ? refuse("COMMA_MISSING", "`,` before this test", "`,` voor deze toets")
              : TestReader.ARITHMETIC.contains(next.text())
                  ? refuse(
                      "ARITHMETIC_REFUSED",
                      "literal values: a cell does not calculate",
                      "losse waarden: een cel rekent niet")
                  : refuse(
                      "CELL_GOES_ON", "`,` or the end of the cell", "`,` of het einde van de cel");
      case END -> Optional.empty();
    };
  }

  private <T> Optional<T> refuse(String code, String english, String dutch) {
    faults.add(pieces.fault(code, Said.both(english, dutch)));
    return Optional.empty();
  }
}
