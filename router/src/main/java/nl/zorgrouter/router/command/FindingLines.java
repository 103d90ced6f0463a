package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.util.List;
import nl.zorgrouter.finding.Finding;

/** Findings as lines for a person: where, then what. */
final class FindingLines {
  private FindingLines() {}

  static void print(List<Finding> findings, PrintWriter writer) {
    for (Finding each : findings) {
      writer.printf("%s: %s%n", each.place(), each.sentence().english());
    }
    writer.flush();
  }
}
