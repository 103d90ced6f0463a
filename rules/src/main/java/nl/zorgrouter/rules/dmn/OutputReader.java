package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Value;

/** Reads one output cell: a single literal, or nothing where a number may be absent. */
final class OutputReader {
  private OutputReader() {}

  /** The value, or nothing, and then the faults say why. */
  static Optional<Value> read(String text, Domain domain, List<CellFault> faults) {
    if (text.length() > Limits.CELL) {
      faults.add(
          new CellFault(
              "CELL_TOO_LONG",
              Limits.CELL + 1,
              text.length() + " characters",
              Said.both("at most %d characters", "hoogstens %d tekens", Limits.CELL)));
      return Optional.empty();
    }
    if (text.isBlank()) {
      return empty(domain, faults);
    }
    Tokens.Cut cut = Tokens.cut(text);
    if (cut.fault().isPresent()) {
      faults.add(cut.fault().get());
      return Optional.empty();
    }
    Pieces pieces = new Pieces(cut.tokens());
    List<CellFault> own = new ArrayList<>();
    Optional<Value> value = new LiteralReader(domain, pieces, own).literal();
    if (own.isEmpty() && pieces.next().kind() != Token.Kind.END) {
      own.add(
          pieces.fault(
              "CELL_GOES_ON",
              Said.both(
                  "the end of the cell after one value", "het einde van de cel na één waarde")));
    }
    faults.addAll(own);
    return own.isEmpty() ? value : Optional.empty();
  }

  private static Optional<Value> empty(Domain domain, List<CellFault> faults) {
    if (domain instanceof Domain.Numbers(int _, int _, Domain.Presence presence)
        && presence == Domain.Presence.MAYBE) {
      return Optional.of(new Value.Absent());
    }
    faults.add(new CellFault("OUTPUT_MISSING", 1, "", Said.value(domain)));
    return Optional.empty();
  }
}
