package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.level.Interval;
import nl.zorgrouter.monitoring.level.ShiftCalendar;
import nl.zorgrouter.monitoring.level.Slice;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.router.config.LevelFile;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.store.StoreUnreached;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code levels}: what callers waited, from raw visits, each figure under the definition by which
 * it was worked out. A new definition is applied to the past.
 */
@Command(
    name = "levels",
    description =
        "what callers waited and which norms were met, from the raw visits of the journal or the"
            + " database",
    mixinStandardHelpOptions = true)
final class Levels implements Callable<Integer> {
  private final InstantSource clock;

  @Mixin private WaitOptions options = new WaitOptions();

  @Option(
      names = "--definition",
      paramLabel = "FILE",
      description = "your own definitions, such as docs/examples/levels.yaml")
  private Optional<Path> definition = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Dutch time; without it the piece of time that holds the end")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "not included; without it now")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--per",
      defaultValue = "shift",
      paramLabel = "PIECE",
      description = "half-hour, shift (default), day, week, rolling-15m, rolling-1h or rolling-4h")
  private String per = "shift";

  @Option(
      names = "--by",
      defaultValue = "queue",
      paramLabel = "queue|line|person",
      description =
          "queue (default) or line: each stay at a queue on its own, by that queue or by the kind of"
              + " line the call began on, counted from when the definition says, usually from joining"
              + " that queue; person: a person's whole wait, over queues and exchanges, from joining"
              + " the first queue until a human answers or he is gone, by that first queue")
  private String by = "queue";

  @Option(names = "--csv", description = "one line a figure, for a spreadsheet")
  private boolean csv;

  @Spec private CommandSpec spec = CommandSpec.create();

  Levels() {
    this(InstantSource.system());
  }

  /** With another clock, for tests. */
  Levels(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    List<String> wrong = new ArrayList<>();
    Instant now = clock.instant();
    Optional<Instant> end =
        to.map(text -> ReportTime.read("--to", text, wrong::add)).orElse(Optional.of(now));
    Optional<Slice> slice = slice(wrong);
    Optional<LevelRows> which = which(wrong);
    if (options.json() && csv) {
      wrong.add("found `--json` and `--csv`; expected one of them");
    }
    Optional<RouterConfig> settings = options.settings(errors());
    Optional<Region> region = settings.flatMap(this::region);
    Optional<List<LevelFile.Assigned>> own = own();
    Optional<Instant> begin = from.flatMap(text -> ReportTime.read("--from", text, wrong::add));
    if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
      wrong.add(
          "found --from `%s` and --to `%s`; expected a beginning before the end"
              .formatted(begin.get(), end.get()));
    }
    settings.flatMap(options::nothingToRead).ifPresent(wrong::add);
    wrong.forEach(errors()::println);
    errors().flush();
    if (!wrong.isEmpty() || region.isEmpty() || own.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    ShiftCalendar shifts = ShiftCalendar.usual(region.get().calendar().days().keySet());
    Instant start =
        begin.orElseGet(() -> slice.orElseThrow().holding(end.orElseThrow(), shifts).from());
    return show(
            new LevelTable(
                slice.orElseThrow(),
                which.orElseThrow(),
                new Interval(start, end.orElseThrow()),
                shifts,
                new LevelChoice(region.get(), settings.get().namedQueues().keySet(), own.get()),
                new QueuePlaces(region.get(), settings.get().exchanges())),
            settings.get(),
            now)
        .number();
  }

  private ExitCode show(LevelTable table, RouterConfig settings, Instant now) throws IOException {
    if (table.pieces().size() > Slice.MOST) {
      errors()
          .printf(
              "found more than %d pieces between --from and --to; expected a shorter time or"
                  + " larger pieces%n",
              Slice.MOST);
      return ExitCode.WRONG_USE;
    }
    try (PastVisits visits = options.visits(settings, table.reach(now))) {
      LevelTable.Figures figures = table.figures(visits, now);
      visits.fault().ifPresent(errors()::println);
      FindingLines.print(table.choice().unknown(figures.queues()), errors(), options.tongue());
      print(table, figures);
      return ExitCode.FINE;
    } catch (StoreUnreached unreached) {
      errors().println(unreached.getMessage());
      errors().flush();
      return ExitCode.ENVIRONMENT;
    }
  }

  private void print(LevelTable table, LevelTable.Figures figures) {
    PrintWriter output = spec.commandLine().getOut();
    LevelReport report = new LevelReport(table, figures, options.tongue());
    if (options.json()) {
      new LevelJson(table, figures.rows(), options.tongue()).print(output);
    } else if (csv) {
      report.printCsv(output);
    } else {
      report.print(output);
    }
    output.flush();
  }

  private Optional<Slice> slice(List<String> wrong) {
    Optional<Slice> slice = Slice.of(per);
    if (slice.isEmpty()) {
      wrong.add(
          "found --per `%s`; expected one of %s"
              .formatted(
                  per,
                  Stream.of(Slice.values()).map(Slice::word).collect(Collectors.joining(", "))));
    }
    return slice;
  }

  private Optional<LevelRows> which(List<String> wrong) {
    Optional<LevelRows> which = LevelRows.of(by);
    if (which.isEmpty()) {
      wrong.add("found --by `%s`; expected queue, line or person".formatted(by));
    }
    return which;
  }

  private Optional<List<LevelFile.Assigned>> own() {
    return definition.isPresent()
        ? FindingLines.accepted(LevelFile.read(definition.get()), errors(), options.tongue())
        : Optional.of(List.of());
  }

  private Optional<Region> region(RouterConfig settings) {
    Path file = settings.region().resolve("region.yaml");
    try {
      Reading<Region> reading = RegionReader.read(file.toString(), Files.readAllBytes(file));
      return FindingLines.accepted(reading, errors(), options.tongue());
    } catch (IOException unreadable) {
      errors().printf("%s: the file cannot be read; expected a region%n", file);
      return Optional.empty();
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
