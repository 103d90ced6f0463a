package nl.zorgrouter.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** All that is wrong with one file, while it is read. */
public final class Faults {
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  /** Nothing is wrong yet with this file. */
  public Faults(String file) {
    this.file = file;
  }

  /** Adds an error. */
  public void error(String code, Place place, String english, String dutch) {
    findings.add(Finding.error(code, place, new Sentence(english, dutch)));
  }

  /** Adds a warning. */
  public void warning(String code, Place place, String english, String dutch) {
    findings.add(Finding.warning(code, place, new Sentence(english, dutch)));
  }

  /** A place in the file; without a mark the whole file. */
  public Place place(Optional<Mark> mark, String within) {
    return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1, within))
        .orElseGet(() -> new Place(file, 0, 0, within));
  }

  /** Whether an error was found. */
  public boolean refuse() {
    return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
  }

  /** Everything found, in the order of the file. */
  public List<Finding> inOrder() {
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding each) -> each.place().line())
                .thenComparingInt(each -> each.place().column()))
        .toList();
  }
}
