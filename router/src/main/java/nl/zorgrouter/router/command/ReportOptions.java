package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.rules.decide.RuleSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that reports on rules is given: a region, and how to say what it found. */
final class ReportOptions {
  /** The number that rules have before anybody activated them. */
  private static final int FIRST_VERSION = 1;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "DIR",
      description = "the directory with region.yaml and rules/")
  private Path region = Path.of("");

  @Mixin private FormOptions form = new FormOptions();

  Tongue tongue() {
    return form.tongue();
  }

  /** The region's files, with some in place of the table with the same decision. */
  Reading<RuleFiles> read(List<Path> replacements) {
    return RegionDirectory.read(region, FIRST_VERSION, replacements);
  }

  /** The same as a rule set; empty when it could not be read, and then that has been told. */
  Optional<RuleSet> rules(List<Path> replacements, PrintWriter errors) {
    return FindingLines.accepted(read(replacements), errors, form.tongue()).map(RuleFiles::rules);
  }

  /** Prints a report as it was asked for. */
  void print(Report report, PrintWriter output) {
    if (form.json()) {
      report.printJson(output);
    } else {
      report.print(output, form.tongue());
    }
    output.flush();
  }
}
