package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;

/** Findings as lines for a person: where, then what. */
final class FindingLines {
  private FindingLines() {}

  /** In English. */
  static void print(List<Finding> findings, PrintWriter writer) {
    print(findings, writer, Tongue.en);
  }

  /** What was read; empty, with every fault said in English, when it was refused. */
  static <T> Optional<T> accepted(Reading<T> reading, PrintWriter errors) {
    return accepted(reading, errors, Tongue.en);
  }

  static <T> Optional<T> accepted(Reading<T> reading, PrintWriter errors, Tongue tongue) {
    return switch (reading) {
      case Reading.Read<T> read -> Optional.of(read.value());
      case Reading.Refused<T> refused -> {
        print(refused.findings(), errors, tongue);
        yield Optional.empty();
      }
    };
  }

  static void print(List<Finding> findings, PrintWriter writer, Tongue tongue) {
    for (Finding each : findings) {
      writer.println(harmless("%s: %s".formatted(each.place(), tongue.say(each.sentence()))));
    }
    writer.flush();
  }

  /** What was found is shown as it stands, but never obeyed by a terminal. */
  private static String harmless(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }
}
