package nl.zorgrouter.rules.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.dmn.DmnReader;
import nl.zorgrouter.rules.dmn.DmnWriter;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.HitPolicy;
import nl.zorgrouter.rules.table.Interpreter;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * The decision table tests of the DMN TCK's level 2 with hit policies U, F, P, R and C: 30 tests in
 * 10 files. They belong to the TCK and are read from a folder beside the project, or from {@code
 * ZORGROUTER_DMN_TCK} (a checkout of github.com/dmn-tck/tck).
 */
class TckTest {
  private static final String LEVEL_2 = "TestCases/compliance-level-2";
  private static final int TESTS = 30;

  @Test
  void passesTheTableTestsOfTheTck() throws IOException {
    Path folder = folder();
    assumeTrue(
        Files.isDirectory(folder),
        () -> "no DMN TCK at " + folder + "; set ZORGROUTER_DMN_TCK to a checkout of it");
    int run = 0;
    for (Path test : tests(folder)) {
      run += run(test);
    }
    assertEquals(TESTS, run);
  }

  private static int run(Path test) throws IOException {
    Element cases = TckXml.parse(test);
    Path model = test.resolveSibling(TckXml.text(cases, "modelName"));
    Element decision = TckXml.first(TckXml.parse(model), "decision");
    Schema schema = TckSchema.of(decision);
    DecisionTable table = read(model, Files.readAllBytes(model), schema);
    DecisionTable again = read(model, DmnWriter.write(table), schema);
    int run = 0;
    for (Element each : TckXml.children(cases, "testCase")) {
      String which = test.getFileName() + ", test " + each.getAttribute("id");
      List<Value> question = question(table, each);
      List<List<String>> expected = expected(each, schema);
      assertFalse(expected.isEmpty(), which);
      assertEquals(expected, answers(table, question), which);
      assertEquals(expected, answers(again, question), which + ", written and read again");
      run++;
    }
    return run;
  }

  private static DecisionTable read(Path model, byte[] bytes, Schema schema) {
    return switch (DmnReader.read(
        model.toString(), bytes, schema, EnumSet.allOf(HitPolicy.class))) {
      case Reading.Read<DecisionTable>(DecisionTable table, List<Finding> _) -> table;
      case Reading.Refused<DecisionTable>(List<Finding> findings) ->
          throw new AssertionError(findings.toString());
    };
  }

  private static List<Value> question(DecisionTable table, Element test) {
    return table.inputs().stream()
        .map(column ->
            TckXml.children(test, "inputNode").stream()
                .filter(node -> node.getAttribute("name").equals(column.name()))
                .map(node -> TckSchema.value(column, TckXml.text(node, "value")))
                .findFirst()
                .orElseThrow())
        .toList();
  }

  /** The expected answers, each as its outputs in the order of the schema. */
  private static List<List<String>> expected(Element test, Schema schema) {
    Element expected = TckXml.first(TckXml.first(test, "resultNode"), "expected");
    Optional<Element> list = TckXml.children(expected, "list").stream().findFirst();
    List<Element> items = list.map(each -> TckXml.children(each, "item")).orElse(List.of(expected));
    return items.stream().map(item -> outputs(item, schema)).toList();
  }

  private static List<String> outputs(Element item, Schema schema) {
    List<Element> components = TckXml.children(item, "component");
    if (components.isEmpty()) {
      return List.of(TckXml.text(item, "value"));
    }
    return schema.outputs().stream()
        .flatMap(column ->
            components.stream()
                .filter(component -> component.getAttribute("name").equals(column.name())))
        .map(component -> TckXml.text(component, "value"))
        .toList();
  }

  private static List<List<String>> answers(DecisionTable table, List<Value> question) {
    return Interpreter.answers(table, question).stream()
        .map(answer ->
            IntStream.range(0, answer.size())
                .mapToObj(at -> ((Value.Text) answer.get(at)).text())
                .toList())
        .toList();
  }

  private static List<Path> tests(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(
          all.filter(file -> file.getFileName().toString().matches(".*-test-\\d+\\.xml"))
              .sorted()
              .toList());
    }
  }

  private static Path folder() {
    String given = System.getenv("ZORGROUTER_DMN_TCK");
    if (given != null) {
      return Path.of(given).resolve(LEVEL_2);
    }
    Path root =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .filter(each -> Files.exists(each.resolve("mvnw")))
            .findFirst()
            .orElseThrow();
    return root.resolveSibling("shared").resolve("dmn-tck").resolve(LEVEL_2);
  }
}
