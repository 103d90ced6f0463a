package nl.zorgrouter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;

/** What is wrong with one file, gathered while it is read. */
final class Findings {
  private final String file;
  private final List<Finding> gathered = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  Place place(Element element, String within) {
    return new Place(file, element.line(), element.column(), within);
  }

  Place place(int line, int column) {
    return Place.of(file, line, column);
  }

  Place wholeFile() {
    return Place.of(file);
  }

  /** An error that says what was found and what was expected. */
  void error(String code, Place place, String found, Sentence expected) {
    error(code, place, Said.foundAndExpected(found, expected));
  }

  void error(String code, Place place, Sentence sentence) {
    if (gathered.size() < Limits.FINDINGS) {
      gathered.add(Finding.error(code, place, sentence));
    } else if (gathered.size() == Limits.FINDINGS) {
      gathered.add(
          Finding.error(
              "TOO_MANY_FINDINGS",
              place,
              Said.both(
                  "more than %d findings; the rest is left out",
                  "meer dan %d bevindingen; de rest is weggelaten", Limits.FINDINGS)));
    }
  }

  void info(String code, Place place, Sentence sentence) {
    if (gathered.size() < Limits.FINDINGS) {
      gathered.add(new Finding(Severity.INFO, code, place, sentence));
    }
  }

  boolean refuse() {
    return gathered.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  List<Finding> all() {
    return List.copyOf(gathered);
  }
}
