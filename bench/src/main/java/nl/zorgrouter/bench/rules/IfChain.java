package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/** What a programmer would write instead of a table: one if a row, generated and compiled. */
public final class IfChain {
  private static final int ROWS_OF_A_METHOD = 50;

  private IfChain() {}

  /** Finds the first row for raw facts: texts and numbers in the order of the inputs. */
  @FunctionalInterface
  public interface Chain {
    /** The number of the first row that holds, from 0, or -1. */
    int firstRow(String[] texts, int[] numbers);
  }

  static Chain of(DecisionTable table) throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("if-chain");
    Path source = folder.resolve("Generated.java");
    Files.writeString(source, source(table));
    String classPath = System.getProperty("java.class.path");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
    if (failed != 0) {
      throw new IOException("the generated if-chain does not compile");
    }
    URL[] path = {folder.toUri().toURL()};
    Class<?> made = Class.forName("Generated", true, URLClassLoader.newInstance(path));
    try {
      return (Chain) made.getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException failure) {
      throw new IOException(failure);
    }
  }

  private static String source(DecisionTable table) {
    StringBuilder text =
        new StringBuilder(
            """
            public final class Generated implements nl.zorgrouter.bench.rules.IfChain.Chain {
            public int firstRow(String[] t, int[] n) {
            int r;
            """);
    int rows = table.rows().size();
    for (int from = 0; from < rows; from += ROWS_OF_A_METHOD) {
      text.append("if ((r = part%d(t, n)) >= 0) return r;%n".formatted(from));
    }
    text.append("return -1;\n}\n");
    for (int from = 0; from < rows; from += ROWS_OF_A_METHOD) {
      text.append("private static int part%d(String[] t, int[] n) {%n".formatted(from));
      for (int row = from; row < Math.min(rows, from + ROWS_OF_A_METHOD); row++) {
        text.append("if (%s) return %d;%n".formatted(condition(table.rows().get(row)), row));
      }
      text.append("return -1;\n}\n");
    }
    return text.append("}\n").toString();
  }

  private static String condition(Row row) {
    StringBuilder text = new StringBuilder("true");
    for (int input = 0; input < row.cells().size(); input++) {
      if (row.cells().get(input).condition() instanceof Condition.OneOf(List<UnaryTest> tests)) {
        int at = input;
        text.append(
            tests.stream()
                .map(test -> test(test, at))
                .collect(Collectors.joining(" || ", " && (", ")")));
      }
    }
    return text.toString();
  }

  private static String test(UnaryTest test, int input) {
    return switch (test) {
      case UnaryTest.Between(int low, int high) ->
          "n[%d] >= %d && n[%d] <= %d".formatted(input, low, input, high);
      case UnaryTest.Is(Value.Text(String word)) -> "t[%d].equals(\"%s\")".formatted(input, word);
      case UnaryTest.Is(Value value) ->
          throw new IllegalArgumentException("not in these tables: " + value);
    };
  }
}
