package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandsTest {
  private static final Path REGION =
      Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("mvnw")))
          .findFirst()
          .orElseThrow()
          .resolve("regions/demo-noord");
  private static final Path SHIPPED = REGION.resolve("rules/disposition.dmn");

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");

  @Test
  void checkProvesTheRulesThatShip() {
    assertEquals(0, terminal.run("check", "--region", REGION.toString()), terminal::errors);
    assertTrue(terminal.output().contains("P5 "), terminal::output);
    assertTrue(terminal.output().contains("0 errors"), terminal::output);
  }

  @Test
  void checkRefutesACarelessRowWithACaseThatExplainReads() throws IOException {
    Path careless = careless();
    int exit = terminal.run("check", "--region", REGION.toString(), "--rules", careless.toString());

    assertEquals(1, exit, terminal::output);
    String example =
        terminal
            .output()
            .lines()
            .filter(line -> line.startsWith("    {"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("case.json");
    Files.writeString(file, example.strip());
    assertEquals(
        0,
        terminal.run("explain", "--region", REGION.toString(), "--case", file.toString()),
        terminal::errors);
  }

  @Test
  void checkNamesACellWithItsPlace() throws IOException {
    Path wrong = folder.resolve("wrong.dmn");
    Files.writeString(
        wrong,
        Files.readString(SHIPPED)
            .replaceFirst("<text>\"EMERGENCY\"</text>", "<text>EMERGENCY</text>"));
    int exit = terminal.run("check", "--region", REGION.toString(), "--rules", wrong.toString());

    assertEquals(1, exit);
    assertTrue(
        terminal.output().contains("column origin, position 1: found `EMERGENCY`"),
        terminal::output);
  }

  @Test
  void checkSaysThatADirectoryIsNotThere() {
    assertEquals(
        2, terminal.run("check", "--region", folder.resolve("nowhere").toString(), "--json"));
    assertTrue(terminal.output().contains("\"activatable\":false"), terminal::output);
  }

  @Test
  void diffFindsNothingBetweenAVersionAndItself() {
    assertEquals(
        0,
        terminal.run("diff", "--region", REGION.toString(), REGION.toString(), REGION.toString()));
    assertEquals("every case is answered as before\n", terminal.output());
  }

  @Test
  void diffShowsWhichCasesMoveAndHowManyPastOnesFallInIt() throws IOException {
    int exit =
        terminal.run(
            "diff",
            "--region",
            REGION.toString(),
            SHIPPED.toString(),
            moved().toString(),
            "--calls",
            cases().toString());

    assertEquals(1, exit, terminal::errors);
    assertTrue(terminal.output().contains("disposition: HAP -> GGZ"), terminal::output);
    assertTrue(terminal.output().contains("(24 of 24 past cases)"), terminal::output);
  }

  @Test
  void replaySaysWhereCasesWouldGoAndWritesTheLoad() throws IOException {
    Path csv = folder.resolve("load.csv");
    int exit =
        terminal.run(
            "replay",
            "--region",
            REGION.toString(),
            "--rules",
            moved().toString(),
            "--calls",
            cases().toString(),
            "--csv",
            csv.toString());

    assertEquals(0, exit, terminal::errors);
    assertTrue(terminal.output().startsWith("24 of 24 cases"), terminal::output);
    assertTrue(terminal.output().contains("hap-groningen -> "), terminal::output);
    assertTrue(Files.readString(csv).contains("hap-groningen,3,1,0\n"), Files.readString(csv));
  }

  @Test
  void replayGoesOnPastABadLineAndSaysSo() throws IOException {
    Path calls = cases();
    Files.writeString(calls, Files.readString(calls) + "{\"line\":5}\n");

    assertEquals(
        2, terminal.run("replay", "--region", REGION.toString(), "--calls", calls.toString()));
    assertTrue(terminal.output().startsWith("24 cases"), terminal::output);
    assertTrue(terminal.errors().contains(":25:"), terminal::errors);
  }

  @Test
  void replayNamesABadLineByItsNumberAlsoFarIntoALongFile() throws IOException {
    String good = Files.readString(cases()).lines().findFirst().orElseThrow() + "\n";
    Path calls = folder.resolve("long.jsonl");
    Files.writeString(
        calls,
        good.repeat(6_000)
            + "\n{\"line\":5}\n"
            + good.repeat(6_000)
            + "x".repeat(3_000_000)
            + "\n"
            + good);

    assertEquals(
        2, terminal.run("replay", "--region", REGION.toString(), "--calls", calls.toString()));
    assertTrue(terminal.output().startsWith("12001 cases"), terminal::output);
    assertTrue(terminal.errors().contains(":6002:"), terminal::errors);
    assertTrue(terminal.errors().contains(":12003:"), terminal::errors);
  }

  /** The rule that sends care-line calls to the out-of-hours service, sending them elsewhere. */
  private Path moved() throws IOException {
    String text = Files.readString(SHIPPED);
    Path file = folder.resolve("moved.dmn");
    Files.writeString(
        file,
        text.replace(
            "<outputEntry id=\"care-medical_service\"><text>\"HAP\"",
            "<outputEntry id=\"care-medical_service\"><text>\"GGZ\""));
    return file;
  }

  /** The shipped table whose first row lets every case of 112 go. */
  private Path careless() throws IOException {
    String text = Files.readString(SHIPPED);
    int from = text.indexOf("<rule id=\"em-referral\"");
    String row = text.substring(from, text.indexOf("</rule>", from) + "</rule>".length());
    Path file = folder.resolve("careless.dmn");
    Files.writeString(
        file, text.replaceFirst("<rule ", row.replace("em-referral", "em-careless") + "\n<rule "));
    return file;
  }

  private Path cases() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int hour = 0; hour < 24; hour++) {
      lines.append(
          """
          {"caseId":"c%d","at":"2026-11-21T%02d:10:00+01:00","line":"care-noord","choice":"MEDICAL",\
          "patient":{"age":40,"municipality":"GM0014"},\
          "services":{"hap-groningen":{"state":"OPEN","waitSeconds":60,"asOf":"2026-11-21T%02d:10:00+01:00"}}}
          """
              .formatted(hour, hour, hour));
    }
    Path file = folder.resolve("calls.jsonl");
    Files.writeString(file, lines);
    return file;
  }
}
