package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;
import nl.zorgrouter.rules.decide.Decider;
import nl.zorgrouter.rules.decide.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code explain}: what the rules of a region do with a case, and why. */
@Command(
    name = "explain",
    description = "prints the decision on a case as one line of JSON",
    mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** The number that rules have before anybody activated them. */
  private static final int FIRST_VERSION = 1;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "DIR",
      description = "the directory with region.yaml and rules/")
  private Path region = Path.of("");

  @Option(
      names = "--case",
      required = true,
      paramLabel = "FILE",
      description = "a case as JSON, or one case a line; - for standard input")
  private String file = STANDARD_INPUT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<RuleSet> rules =
        FindingLines.accepted(RegionDirectory.read(region, FIRST_VERSION), errors());
    return rules.isPresent() ? explain(rules.get()) : ExitCode.WRONG_USE.number();
  }

  private int explain(RuleSet rules) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return explain(rules, System.in);
    }
    if (!Files.isRegularFile(Path.of(file))) {
      errors().printf("%s: there is no such file%n", file);
      errors().flush();
      return ExitCode.WRONG_USE.number();
    }
    try (InputStream input = Files.newInputStream(Path.of(file))) {
      return explain(rules, input);
    }
  }

  private int explain(RuleSet rules, InputStream input) throws IOException {
    CaseTexts cases = new CaseTexts(input);
    PrintWriter output = spec.commandLine().getOut();
    boolean allRead = true;
    int number = 0;
    for (var next = cases.next(); next.isPresent(); next = cases.next()) {
      number++;
      CaseTexts.Text text = next.get();
      Optional<CaseFacts> read =
          FindingLines.accepted(
              CaseReader.read(rules.region(), file, text.linesBefore(), text.text()), errors());
      read.ifPresent(facts -> output.println(Decider.decide(rules, facts).toJson()));
      allRead &= read.isPresent();
      if (!cases.hasMoreWaiting()) {
        output.flush();
      }
    }
    output.flush();
    if (number == 0) {
      errors().printf("%s: found no case; expected at least one%n", file);
      errors().flush();
      return ExitCode.WRONG_USE.number();
    }
    return (allRead ? ExitCode.FINE : ExitCode.WRONG_USE).number();
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
