package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: what rules would have done with past cases. */
@Command(
    name = "replay",
    description = "shows where past cases would have gone, and the load per service and hour",
    mixinStandardHelpOptions = true)
final class ReplayCases implements Callable<Integer> {
  private static final int FIRST_VERSION = 1;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "DIR",
      description = "the directory with region.yaml and rules/")
  private Path region = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "a DMN file in place of the table with the same decision")
  private List<Path> rules = new ArrayList<>();

  @Option(
      names = "--calls",
      required = true,
      paramLabel = "FILE",
      description = "past cases, one a line")
  private Path calls = Path.of("");

  @Option(names = "--csv", paramLabel = "FILE", description = "writes the load as CSV, too")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--json", description = "one JSON object, for machines")
  private boolean json;

  @Option(names = "--lang", paramLabel = "nl|en", description = "the language of the sentences")
  private Tongue tongue = Tongue.en;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<RuleSet> before = rules(List.of());
    Optional<RuleSet> after = rules.isEmpty() ? Optional.empty() : rules(rules);
    if (before.isEmpty() || (after.isEmpty() && !rules.isEmpty())) {
      return ExitCode.WRONG_USE.number();
    }
    PastCases cases = new PastCases(before.get().region(), calls, spec.commandLine().getErr());
    Optional<List<Replay>> parts = cases.count(() -> new Replay(before.get(), after), Replay::add);
    if (parts.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    Replay whole = new Replay(before.get(), after);
    parts.get().forEach(whole::add);
    ReplayReport report = new ReplayReport(whole, after.isPresent());
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      report.printJson(output);
    } else {
      report.print(output, tongue);
    }
    output.flush();
    csv.ifPresent(file -> write(file, report.csv()));
    return (cases.areAllRead() ? ExitCode.FINE : ExitCode.WRONG_USE).number();
  }

  private Optional<RuleSet> rules(List<Path> replacements) {
    return switch (RegionDirectory.read(region, FIRST_VERSION, replacements)) {
      case Reading.Read<RuleFiles> read -> Optional.of(read.value().rules());
      case Reading.Refused<RuleFiles> refused -> {
        FindingLines.print(refused.findings(), spec.commandLine().getErr());
        yield Optional.empty();
      }
    };
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
