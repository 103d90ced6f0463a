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
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: what rules would have done with past cases. */
@Command(
    name = "replay",
    description = "shows where past cases would have gone, and the load per service and hour",
    mixinStandardHelpOptions = true)
final class ReplayCases implements Callable<Integer> {
  @Mixin private ReportOptions options = new ReportOptions();

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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    Optional<RuleSet> before = options.rules(List.of(), errors);
    Optional<RuleSet> after = rules.isEmpty() ? Optional.empty() : options.rules(rules, errors);
    if (before.isEmpty() || (after.isEmpty() && !rules.isEmpty())) {
      return ExitCode.WRONG_USE.number();
    }
    PastCases cases = new PastCases(before.get().region(), calls, errors, options.tongue());
    Optional<List<Replay>> parts = cases.count(() -> new Replay(before.get(), after), Replay::add);
    if (parts.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    Replay whole = new Replay(before.get(), after);
    parts.get().forEach(whole::add);
    ReplayReport report = new ReplayReport(whole, after.isPresent());
    options.print(report, spec.commandLine().getOut());
    csv.ifPresent(file -> write(file, report.csv()));
    return (cases.areAllRead() ? ExitCode.FINE : ExitCode.WRONG_USE).number();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
