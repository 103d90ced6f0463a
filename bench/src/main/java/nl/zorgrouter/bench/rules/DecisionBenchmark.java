package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.rules.evaluator.CompiledTable;
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
import org.openjdk.jmh.annotations.Warmup;

/** One decision from raw facts: bits, and the if-chain that a programmer would write. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class DecisionBenchmark {
  /** Which table. */
  @Param public TableSize size = TableSize.ROWS_60;

  /** A table at random has a shape of its own, which an if-chain feels: so there are several. */
  @Param({"1", "2", "3"})
  public int seed = 1;

  private Questions questions = new Questions(TableSize.ROWS_60, 1);
  private CompiledTable compiled = CompiledTable.of(questions.table());
  private IfChain.Chain chain = (_, _) -> 0;
  private int next;

  /** Makes the table and lets the engines agree on every question. */
  @Setup
  public void agree() throws IOException, ReflectiveOperationException {
    questions = new Questions(size, seed);
    compiled = CompiledTable.of(questions.table());
    chain = IfChain.of(questions.table());
    questions.agree(compiled, chain);
  }

  /** The evaluator that meets calls. */
  @Benchmark
  public int bits() {
    return compiled.firstRow(questions.made(next()));
  }

  /** Generated Java, one if a row. */
  @Benchmark
  public int ifChain() {
    int at = next();
    return chain.firstRow(questions.texts(at), questions.numbers(at));
  }

  private int next() {
    next = (next + 1) & (Questions.COUNT - 1);
    return next;
  }
}
