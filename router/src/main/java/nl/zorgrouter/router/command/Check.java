package nl.zorgrouter.router.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.rules.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: everything there is to say about a rule set before it can reach a call. */
@Command(
    name = "check",
    description = "proves or refutes each safety property and names every fault at once",
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
  /** What makes a file no input at all, rather than one with faults. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "UNREADABLE", "TOO_LARGE", "NOT_UTF8", "NOT_XML", "NOT_YAML", "NOT_DMN", "DTD_REFUSED");

  @Mixin private ReportOptions options = new ReportOptions();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "a DMN file in place of the table with the same decision")
  private List<Path> rules = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CheckReport report =
        switch (options.read(rules)) {
          case Reading.Refused<RuleFiles> refused -> CheckReport.unread(refused.findings());
          case Reading.Read<RuleFiles> read -> proved(read.value(), read.findings());
        };
    options.print(report, spec.commandLine().getOut());
    return exit(report.findings()).number();
  }

  private static CheckReport proved(RuleFiles files, List<Finding> read) {
    Verification verification =
        Verification.of(files.rules(), files.properties(), files.contents());
    return CheckReport.of(files, read, verification);
  }

  private static ExitCode exit(List<Finding> findings) {
    if (findings.stream().anyMatch(each -> UNREADABLE.contains(each.code()))) {
      return ExitCode.WRONG_USE;
    }
    return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR)
        ? ExitCode.FOUND
        : ExitCode.FINE;
  }
}
