package nl.zorgrouter.bench.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package in one run and prints their tables in Markdown. */
public final class RulesRace {
  private final Collection<RunResult> results;

  private RulesRace(Collection<RunResult> results) {
    this.results = results;
  }

  private static final String ALL = "nl\\.zorgrouter\\.bench\\.rules\\..*Benchmark";

  /**
   * Takes under six minutes on two free processors; less with a regular expression of what to run,
   * such as {@code ProofBenchmark.proof}.
   */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(arguments.length > 0 ? arguments[0] : ALL);
    options
        .jvmArgsAppend("-XX:+UseSerialGC", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider")
        .verbosity(VerboseMode.SILENT);
    RulesRace race = new RulesRace(new Runner(options.build()).run());
    if (race.means("bits", TableSize.ROWS_60).getCount() > 0) {
      race.decisions();
      race.growth();
    }
    race.proofs();
  }

  private void decisions() {
    System.out.println(
        "| rows x inputs | bits, ns | if-chain, ns | kie-dmn, ns | if-chain / bits | kie / bits |");
    System.out.println("|---|---|---|---|---|---|");
    for (TableSize size : TableSize.values()) {
      DoubleSummaryStatistics bits = means("bits", size);
      DoubleSummaryStatistics chain = means("ifChain", size);
      DoubleSummaryStatistics kie = means("kie", size);
      boolean hasKie = kie.getCount() > 0;
      System.out.println(
          line(
              size.shown(),
              range(bits),
              range(chain),
              hasKie ? "%,.0f".formatted(kie.getAverage()) : "-",
              "%.1f".formatted(chain.getAverage() / bits.getAverage()),
              hasKie ? "%,.0f".formatted(kie.getAverage() / bits.getAverage()) : "-"));
    }
  }

  private void growth() {
    double small = means("bits", TableSize.ROWS_60).getAverage();
    double large = means("bits", TableSize.ROWS_600).getAverage();
    System.out.printf("%nTen times the rows (60 to 600): %.2f times the time.%n%n", large / small);
  }

  private void proofs() {
    System.out.println(
        "| rows x inputs | proof, first of a process, ms | proof, best, ms | comparison, first, ms"
            + " | comparison, best, ms |");
    System.out.println("|---|---|---|---|---|");
    for (TableSize size : TableSize.values()) {
      if (shots("proof", size, Shots.FIRST).getCount() > 0) {
        System.out.println(
            line(
                size.shown(),
                range(shots("proof", size, Shots.FIRST)),
                "%,.0f".formatted(shots("proof", size, Shots.ALL).getMin()),
                range(shots("comparison", size, Shots.FIRST)),
                "%,.0f".formatted(shots("comparison", size, Shots.ALL).getMin())));
      }
    }
  }

  /** The mean time of each seed. */
  private DoubleSummaryStatistics means(String benchmark, TableSize size) {
    return of(benchmark, size)
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .summaryStatistics();
  }

  /** Single shots: the first of each process, or all of them. */
  private DoubleSummaryStatistics shots(String benchmark, TableSize size, Shots which) {
    List<Double> shots = new ArrayList<>();
    of(benchmark, size)
        .flatMap(result -> result.getBenchmarkResults().stream())
        .forEach(fork ->
            fork.getIterationResults().stream()
                .limit(which == Shots.FIRST ? 1 : Long.MAX_VALUE)
                .forEach(shot -> shots.add(shot.getPrimaryResult().getScore())));
    return shots.stream().mapToDouble(each -> each).summaryStatistics();
  }

  private Stream<RunResult> of(String benchmark, TableSize size) {
    return results.stream()
        .filter(result ->
            result.getParams().getBenchmark().endsWith("." + benchmark)
                && result.getParams().getParam("size").equals(size.name()));
  }

  private static String range(DoubleSummaryStatistics times) {
    return times.getCount() == 1
        ? "%,.0f".formatted(times.getMin())
        : "%,.0f (%,.0f to %,.0f)".formatted(times.getAverage(), times.getMin(), times.getMax());
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private enum Shots {
    FIRST,
    ALL
  }
}
