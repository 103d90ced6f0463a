package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.diff.Comparison;
import nl.zorgrouter.rules.diff.TableDiff;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.verify.World;
import picocli.CommandLine.Command;
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
  private static final int FIRST_VERSION = 1;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "DIR",
      description = "the directory with region.yaml and rules/")
  private Path region = Path.of("");

  @Option(
      names = "--calls",
      paramLabel = "FILE",
      description = "past cases, one a line, to count in each difference")
  private Optional<Path> calls = Optional.empty();

  @Option(names = "--json", description = "one JSON object, for machines")
  private boolean json;

  @Option(names = "--lang", paramLabel = "nl|en", description = "the language of the sentences")
  private Tongue tongue = Tongue.en;

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
      PastCases cases = new PastCases(old.get().region(), calls.get(), spec.commandLine().getErr());
      counted =
          cases
              .count(() -> new RowChanges(old.get(), now.get()), RowChanges::add)
              .map(RowChanges::sum);
      allRead = counted.isPresent() && cases.areAllRead();
    }
    DiffReport report = new DiffReport(old.get(), comparisons, counted);
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      report.printJson(output);
    } else {
      report.print(output, tongue);
    }
    output.flush();
    if (!allRead) {
      return ExitCode.WRONG_USE.number();
    }
    return (comparisons.stream().allMatch(Comparison::isSame) ? ExitCode.FINE : ExitCode.FOUND)
        .number();
  }

  private static Comparison compared(DecisionTable old, DecisionTable now, World world) {
    return TableDiff.of(old, now, world.impossible(old.schema()));
  }

  /** The region's rules with one file in place of its table, or with both tables of a directory. */
  private Optional<RuleSet> rules(Path version) {
    List<Path> replacements = Files.isDirectory(version) ? tables(version) : List.of(version);
    Reading<RuleFiles> reading = RegionDirectory.read(region, FIRST_VERSION, replacements);
    return switch (reading) {
      case Reading.Read<RuleFiles>(RuleFiles files, List<Finding> _) -> Optional.of(files.rules());
      case Reading.Refused<RuleFiles>(List<Finding> findings) -> {
        FindingLines.print(findings, spec.commandLine().getErr());
        yield Optional.empty();
      }
    };
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
