package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  private static final Path REGION =
      Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("mvnw")))
          .findFirst()
          .orElseThrow()
          .resolve("regions/demo-noord");
  private static final String REFERRAL =
      """
      {"caseId":"c1","at":"2026-11-21T02:10:00+01:00","line":"112-noord",\
      "triage":{"vui":"C1","at":"2026-11-21T02:09:00+01:00"},\
      "patient":{"municipality":"GM0014"},"caller":{"contact":true}}\
      """;
  private static final String PRETTY =
      """

      {
        "caseId": "c2",
        "at": "2026-11-21T02:10:00+01:00",

        "line": "care-noord",
        "choice": "MEDICAL",
        "services":
        {
          "hap-groningen": {"state": "OPEN"}
        }
      }
      """;

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");

  @Test
  void printsOneLineInTheFieldOrderOfTheContract() throws IOException {
    assertEquals(0, explain(REFERRAL));
    String line = onlyLine();
    List<String> fields =
        List.of(
            "caseId",
            "outcome",
            "service",
            "target",
            "priority",
            "answerBy",
            "patienceSeconds",
            "reason",
            "code",
            "rule",
            "rulesVersion",
            "alternatives",
            "facts");
    int before = -1;
    for (String field : fields) {
      int at = line.indexOf("\"" + field + "\":");
      assertTrue(at > before, field + " in " + line);
      before = at;
    }
    assertTrue(
        line.startsWith(
            "{\"caseId\":\"c1\",\"outcome\":\"REFER\",\"service\":\"hap-groningen\","
                + "\"target\":\"hap-groningen\",\"priority\":\"NORMAL\","
                + "\"answerBy\":\"2026-11-21T02:20:00+01:00\",\"patienceSeconds\":600,"),
        line);
    assertEquals("", terminal.errors());
  }

  @Test
  void countsStayingAsFine() throws IOException {
    assertEquals(0, explain(REFERRAL.replace("C1", "A1")));
    assertTrue(
        onlyLine().contains("\"outcome\":\"STAY\",\"service\":null,\"target\":null"), onlyLine());
  }

  @Test
  void readsOneCaseOverManyLines() throws IOException {
    assertEquals(0, explain(PRETTY));
    assertTrue(onlyLine().contains("\"service\":\"hap-groningen\""), onlyLine());
  }

  @Test
  void namesTheLineOfAFaultInOneCaseOverManyLines() throws IOException {
    assertEquals(2, explain(PRETTY.replace("\"choice\"", "\"choise\"")));
    assertTrue(terminal.errors().startsWith(file() + ":7:"), terminal.errors());
  }

  @Test
  void goesOnPastBadLinesAndEndsWithTwo() throws IOException {
    String batch =
        String.join(
            "\n",
            REFERRAL,
            "not json",
            "",
            "{\"at\":\"2026-11-21T02:10:00+01:00\",\"line\":\"nowhere\",\"foo\":1,\"hops\":\"2\"}",
            "{\"caseId\":\"cut off\"",
            REFERRAL.replace("c1", "c9"));
    assertEquals(2, explain(batch));
    assertEquals(2, terminal.output().lines().count(), terminal.output());
    assertTrue(terminal.output().contains("\"c9\""));
    List<String> told = terminal.errors().lines().toList();
    assertEquals(5, told.size(), terminal.errors());
    assertTrue(told.get(0).startsWith(file() + ":2:"), told.get(0));
    for (String field : List.of("line", "foo", "hops")) {
      assertTrue(
          told.stream().anyMatch(each -> each.startsWith(file() + ":4:") && each.contains(field)),
          terminal.errors());
    }
    assertTrue(told.get(4).startsWith(file() + ":5:"), told.get(4));
  }

  @Test
  void treatsABrokenFirstLineAsOneBadLineOfABatch() throws IOException {
    assertEquals(2, explain("{\"caseId\":\"cut off\"\n" + REFERRAL + "\n"));
    assertTrue(onlyLine().contains("\"c1\""));
    assertTrue(terminal.errors().startsWith(file() + ":1:"), terminal.errors());
  }

  @Test
  void refusesAnEndlessLineWithoutKeepingIt() throws IOException {
    assertEquals(2, explain("{\"caseId\":\"" + "x".repeat(5_000_000) + "\"}\n" + REFERRAL));
    assertTrue(onlyLine().contains("\"c1\""));
    assertTrue(terminal.errors().length() < 500, terminal.errors());
  }

  @Test
  void tellsEveryProblemOfTheDirectoryAtOnce() throws IOException {
    Files.createDirectories(folder.resolve("broken/rules"));
    Files.writeString(folder.resolve("broken/region.yaml"), "region: {id: X, colour: red}\n");
    Files.writeString(folder.resolve("broken/rules/acceptance.dmn"), "<definitions/>");
    int exit =
        terminal.run("explain", "--region", folder.resolve("broken").toString(), "--case", file());
    assertEquals(2, exit);
    for (String told :
        List.of(
            "region.yaml:1:",
            "`colour`",
            "`services` is missing",
            "acceptance.dmn",
            "disposition.dmn: there is no such file")) {
      assertTrue(terminal.errors().contains(told), told + " in " + terminal.errors());
    }
    assertEquals("", terminal.output());
  }

  @Test
  void callsAMissingOrEmptyCaseWrongUse() throws IOException {
    assertEquals(2, explain("\n\n"));
    assertEquals(
        2, terminal.run("explain", "--region", REGION.toString(), "--case", folder + "/none.json"));
    assertEquals(2, terminal.run("explain"));
  }

  private int explain(String cases) throws IOException {
    Files.writeString(Path.of(file()), cases);
    return terminal.run("explain", "--region", REGION.toString(), "--case", file());
  }

  private String file() {
    return folder.resolve("case.json").toString();
  }

  private String onlyLine() {
    List<String> lines = terminal.output().lines().toList();
    assertEquals(1, lines.size(), terminal.said());
    return lines.getFirst();
  }
}
