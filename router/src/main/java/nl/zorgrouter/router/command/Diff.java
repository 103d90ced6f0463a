package nl.zorgrouter.router.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.diff.Comparison;
import nl.zorgrouter.rules.diff.TableDiff;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.verify.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: which cases two versions of the rules answer otherwise. */
@Command(
    name = "diff",
    description = "shows which cases change destination between two versions of the rules",
    mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {
  @Mixin private ReportOptions options = new ReportOptions();

  @Option(
      names = "--calls",
      paramLabel = "FILE",
      description = "past cases, one a line, to count in each difference")
  private Optional<Path> calls = Optional.empty();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "the old table, or a directory with both tables")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "the new one")
  private Path after = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<RuleSet> old = rules(before);
    Optional<RuleSet> now = rules(after);
    if (old.isEmpty() || now.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    World world = World.of(old.get().region());
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(compared(old.get().disposition(), now.get().disposition(), world));
    comparisons.add(compared(old.get().acceptance(), now.get().acceptance(), world));
    Optional<RowChanges> counted = Optional.empty();
    boolean allRead = true;
    if (calls.isPresent()) {
      PastCases cases = past(old.get(), calls.get());
      counted =
          cases
              .count(() -> new RowChanges(old.get(), now.get()), RowChanges::add)
              .map(RowChanges::sum);
      allRead = counted.isPresent() && cases.areAllRead();
    }
    DiffReport report = new DiffReport(old.get(), comparisons, counted);
    options.print(report, spec.commandLine().getOut());
    if (!allRead) {
      return ExitCode.WRONG_USE.number();
    }
    return (comparisons.stream().allMatch(Comparison::isSame) ? ExitCode.FINE : ExitCode.FOUND)
        .number();
  }

  private PastCases past(RuleSet rules, Path file) {
    return new PastCases(rules.region(), file, spec.commandLine().getErr(), options.tongue());
  }

  private static Comparison compared(DecisionTable old, DecisionTable now, World world) {
    return TableDiff.of(old, now, world.impossible(old.schema()));
  }

  /** The region's rules with one file in place of its table, or with both tables of a directory. */
  private Optional<RuleSet> rules(Path version) {
    List<Path> replacements = Files.isDirectory(version) ? tables(version) : List.of(version);
    return options.rules(replacements, spec.commandLine().getErr());
  }

  /**
   * A region directory holds its tables in {@code rules}; a directory of tables holds them itself.
   */
  private static List<Path> tables(Path directory) {
    Path rules =
        Files.isDirectory(directory.resolve("rules")) ? directory.resolve("rules") : directory;
    return List.of(rules.resolve("disposition.dmn"), rules.resolve("acceptance.dmn"));
  }
}
