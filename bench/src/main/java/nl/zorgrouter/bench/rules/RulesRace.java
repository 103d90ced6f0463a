package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import nl.zorgrouter.rules.diff.Comparison;
import nl.zorgrouter.rules.diff.TableDiff;
import nl.zorgrouter.rules.dmn.DmnWriter;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * One decision from raw facts, in nanoseconds, by four engines that agree on every answer; and how
 * long a comparison of two versions takes. The best of five rounds, after a warm-up, in one run.
 */
public final class RulesRace {
  private static final int QUESTIONS = 4_096;
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 200_000_000;
  private static final int BATCH = 1_024;
  private static final int MOST_ROWS_FOR_KIE = 250;

  /** Time of the thread, not of the wall: other work on the machine is nobody's merit. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private RulesRace() {}

  /** Prints a table in Markdown. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    System.out.println(
        "| rows x inputs | bits, ns | if-chain, ns | row by row, ns | kie-dmn, ns | if-chain / bits"
            + " | kie / bits | compare two versions, ms |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (int[] size :
        new int[][] {
          {60, 8, 50}, {250, 8, 50}, {600, 8, 50}, {1_000, 8, 50}, {3_000, 8, 50}, {300, 14, 70}
        }) {
      System.out.println(race(size[0], size[1], size[2]));
    }
  }

  private static String race(int rows, int inputs, int openness)
      throws IOException, ReflectiveOperationException {
    RouteTables tables = new RouteTables(rows);
    Schema schema = RouteTables.schema(inputs);
    DecisionTable table = tables.table(schema, rows, openness);
    CompiledTable compiled = CompiledTable.of(table);
    IfChain.Chain chain = IfChain.of(table);
    Value[][] questions =
        IntStream.range(0, QUESTIONS)
            .mapToObj(_ -> tables.question(schema))
            .toArray(Value[][]::new);
    String[][] texts = new String[QUESTIONS][inputs];
    int[][] numbers = new int[QUESTIONS][inputs];
    for (int at = 0; at < QUESTIONS; at++) {
      for (int input = 0; input < inputs; input++) {
        switch (questions[at][input]) {
          case Value.Text(String word) -> texts[at][input] = word;
          case Value.Whole(int number) -> numbers[at][input] = number;
          case Value.Flag _, Value.Absent _ -> throw new IllegalStateException("not asked here");
        }
      }
    }
    agree(table, compiled, chain, questions, texts, numbers);
    double bits = nanos(at -> compiled.firstRow(values(texts[at], numbers[at])));
    double ifs = nanos(at -> chain.firstRow(texts[at], numbers[at]));
    double byRow =
        nanos(at -> Interpreter.firstRow(table, List.of(questions[at])).isPresent() ? 1 : 0);
    double kie = rows <= MOST_ROWS_FOR_KIE ? kie(table, questions) : 0;
    return "| %,d x %d | %.0f | %.0f | %,.0f | %s | %.1f | %s | %.0f |"
        .formatted(
            rows,
            inputs,
            bits,
            ifs,
            byRow,
            kie == 0 ? "-" : "%,.0f".formatted(kie),
            ifs / bits,
            kie == 0 ? "-" : "%,.0f".formatted(kie / bits),
            comparison(table, tables.edited(table)));
  }

  /** The facts as a table takes them: made anew for every question, as for every call. */
  private static Value[] values(String[] texts, int[] numbers) {
    Value[] values = new Value[texts.length];
    for (int input = 0; input < values.length; input++) {
      String text = texts[input];
      values[input] = text == null ? new Value.Whole(numbers[input]) : new Value.Text(text);
    }
    return values;
  }

  private static void agree(
      DecisionTable table,
      CompiledTable compiled,
      IfChain.Chain chain,
      Value[][] questions,
      String[][] texts,
      int[][] numbers) {
    for (int at = 0; at < QUESTIONS; at++) {
      int row = compiled.firstRow(questions[at]);
      String id = Interpreter.firstRow(table, List.of(questions[at])).orElseThrow().id();
      if (row != chain.firstRow(texts[at], numbers[at]) || !table.rows().get(row).id().equals(id)) {
        throw new IllegalStateException("the engines disagree on question " + at);
      }
    }
  }

  private static double kie(DecisionTable table, Value[][] questions) {
    DMNRuntime kie =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(
                List.of(
                    ResourceFactory.newByteArrayResource(DmnWriter.write(table))
                        .setSourcePath("bench.dmn")))
            .getOrElseThrow(IllegalStateException::new);
    DMNModel model = kie.getModels().getFirst();
    return nanos(at -> {
      DMNContext context = kie.newContext();
      for (int input = 0; input < questions[at].length; input++) {
        context.set(
            table.inputs().get(input).name(),
            switch (questions[at][input]) {
              case Value.Text(String word) -> word;
              case Value.Whole(int number) -> BigDecimal.valueOf(number);
              case Value.Flag(boolean yes) -> yes;
              case Value.Absent _ -> throw new IllegalStateException("not asked here");
            });
      }
      return kie.evaluateAll(model, context).hasErrors() ? 1 : 0;
    });
  }

  /** Milliseconds of the best of five comparisons with a version of three edits. */
  private static double comparison(DecisionTable before, DecisionTable after) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      Comparison comparison = TableDiff.of(before, after, List.of());
      best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - start) / 1e6);
      if (comparison.outcome() != Comparison.Outcome.COMPLETE) {
        return Double.NaN;
      }
    }
    return best;
  }

  /** Nanoseconds of one call, the best of some rounds. */
  private static double nanos(IntUnaryOperator call) {
    double best = Double.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      long calls = 0;
      while (THREAD.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
        for (int at = 0; at < BATCH; at++) {
          sum += call.applyAsInt((int) ((calls + at) % QUESTIONS));
        }
        calls += BATCH;
      }
      best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - start) / (double) calls);
    }
    if (sum == Long.MIN_VALUE) {
      System.out.println("never: the sum only keeps the calls from being left out");
    }
    return best;
  }
}
