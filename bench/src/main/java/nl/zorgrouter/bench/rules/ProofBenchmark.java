package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.diff.Comparison;
import nl.zorgrouter.rules.diff.TableDiff;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.verify.Contents;
import nl.zorgrouter.rules.verify.RegionProperties;
import nl.zorgrouter.rules.verify.Verification;
import nl.zorgrouter.rules.verify.World;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The proof of all properties, tables compiled anew, and the comparison with a version of three
 * edits. Each fork measures its very first proof, and then nine more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Measurement(iterations = 10)
public class ProofBenchmark {
  /** Which table. */
  @Param({"ROWS_60", "ROWS_250", "ROWS_1000", "SPARSE_300"})
  public TableSize size = TableSize.ROWS_60;

  private ProvableRules made = made();
  private RuleSet rules = made.rules(60, 8, 40);
  private DecisionTable edited = rules.disposition();

  /** Makes the rules; nothing is asked of them yet. */
  @Setup
  public void make() {
    made = made();
    int openness = size == TableSize.SPARSE_300 ? 75 : 40;
    rules = made.rules(size.rows(), size.inputs(), openness);
    edited = made.edited(rules.disposition(), openness);
  }

  /** Compiles the tables and asks every property. */
  @Benchmark
  public Verification proof() {
    Verification verification =
        Verification.of(
            new RuleSet(rules.region(), rules.disposition(), rules.acceptance(), 1),
            RegionProperties.NONE,
            Contents.of(new byte[0], new byte[0], new byte[0]));
    if (verification.findings().stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      throw new IllegalStateException("a property does not hold, so the question ended early");
    }
    return verification;
  }

  /** Compares with the edited version. */
  @Benchmark
  public Comparison comparison() {
    Comparison comparison =
        TableDiff.of(
            rules.disposition(),
            edited,
            World.of(rules.region()).impossible(rules.disposition().schema()));
    if (comparison.outcome() != Comparison.Outcome.COMPLETE) {
      throw new IllegalStateException("the budget was spent, so the question ended early");
    }
    return comparison;
  }

  private static ProvableRules made() {
    try {
      return new ProvableRules(7, Path.of(System.getProperty("region", "regions/demo-noord")));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
