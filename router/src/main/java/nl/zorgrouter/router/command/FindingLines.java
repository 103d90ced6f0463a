package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.util.List;
import nl.zorgrouter.finding.Finding;

/** Findings as lines for a person: where, then what. */
final class FindingLines {
  private FindingLines() {}

  /** In English. */
  static void print(List<Finding> findings, PrintWriter writer) {
    print(findings, writer, Tongue.en);
  }

  static void print(List<Finding> findings, PrintWriter writer, Tongue tongue) {
    for (Finding each : findings) {
      writer.printf("%s: %s%n", each.place(), tongue.say(each.sentence()));
    }
    writer.flush();
  }
}
