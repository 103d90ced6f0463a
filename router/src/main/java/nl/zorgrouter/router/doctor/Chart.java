package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;

/** The findings about one exchange, as the checks write them down. */
final class Chart {
  /** The code of everything that could not be looked at. */
  static final String NOT_SEEN = "NOT_SEEN";

  private final PbxId exchange;
  private final List<Finding> findings = new ArrayList<>();

  Chart(PbxId exchange) {
    this.exchange = exchange;
  }

  String exchange() {
    return exchange.value();
  }

  /** Something on the exchange itself, such as a queue or an extension. */
  Place at(String within) {
    return new Place(exchange.value(), 0, 0, within);
  }

  void error(String code, Place place, String english, String dutch) {
    findings.add(new Finding(Severity.ERROR, code, place, new Sentence(english, dutch)));
  }

  void warning(String code, Place place, String english, String dutch) {
    findings.add(new Finding(Severity.WARNING, code, place, new Sentence(english, dutch)));
  }

  void info(String code, Place place, String english, String dutch) {
    findings.add(new Finding(Severity.INFO, code, place, new Sentence(english, dutch)));
  }

  /** Something that nobody may take for fine, because nobody looked. */
  void unseen(String what, Sentence why) {
    findings.add(new Finding(Severity.INFO, NOT_SEEN, at(what), why));
  }

  /** Notes that this could not be seen, when it could not. */
  void unseen(String what, Looked<?> looked) {
    switch (looked) {
      case Looked.Seen<?> _ -> {}
      case Looked.Unseen<?>(Sentence why) -> unseen(what, why);
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
