package nl.zorgrouter.bench.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.rules.dmn.DmnWriter;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.Value;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
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

/**
 * The same decision by the kie-dmn engine, out of the file that the product writes. Larger tables
 * take it too long to load.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class KieBenchmark {
  /** Which table. */
  @Param({"ROWS_60", "ROWS_250"})
  public TableSize size = TableSize.ROWS_60;

  private static final int COMPARED = 256;

  private Questions questions = new Questions(TableSize.ROWS_60, 1);
  private DMNRuntime kie = runtime(questions.table());
  private int next;

  /** Loads the table and compares some answers with the meaning of the table. */
  @Setup
  public void load() {
    questions = new Questions(size, 1);
    DecisionTable table = questions.table();
    kie = runtime(table);
    for (int at = 0; at < COMPARED; at++) {
      Value expected =
          Interpreter.firstRow(table, List.of(questions.values(at)))
              .orElseThrow()
              .outputs()
              .getFirst();
      String answer = String.valueOf(decide(at).getDecisionResults().getFirst().getResult());
      if (!(expected instanceof Value.Text(String service)) || !answer.contains(service)) {
        throw new IllegalStateException("kie answers %s, not %s".formatted(answer, expected));
      }
    }
  }

  /** One decision. */
  @Benchmark
  public DMNResult kie() {
    next = (next + 1) & (Questions.COUNT - 1);
    return decide(next);
  }

  private static DMNRuntime runtime(DecisionTable table) {
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(
            List.of(
                ResourceFactory.newByteArrayResource(DmnWriter.write(table))
                    .setSourcePath("bench.dmn")))
        .getOrElseThrow(IllegalStateException::new);
  }

  private DMNResult decide(int at) {
    DMNModel model = kie.getModels().getFirst();
    DMNContext context = kie.newContext();
    Value[] values = questions.values(at);
    for (int input = 0; input < values.length; input++) {
      context.set(
          questions.table().inputs().get(input).name(),
          switch (values[input]) {
            case Value.Text(String word) -> word;
            case Value.Whole(int number) -> BigDecimal.valueOf(number);
            case Value.Flag(boolean yes) -> yes;
            case Value.Absent _ -> throw new IllegalStateException("not asked here");
          });
    }
    return kie.evaluateAll(model, context);
  }
}
