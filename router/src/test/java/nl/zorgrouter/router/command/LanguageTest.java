package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said in the language that was asked for, by every command. */
class LanguageTest {
  private static final List<String> ALL =
      List.of("run", "run --observe", "doctor", "levels", "reconcile --queue-log none");

  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  @Test
  void aWrongConfigurationIsRefusedInDutch() throws IOException {
    configuration("nowhere");
    for (String command : ALL) {
      assertEquals(2, dutch(command), terminal::said);
      assertSaid(command, "verwacht: een map met een region.yaml");
    }
  }

  @Test
  void aWrongRegionIsRefusedInDutch() throws IOException {
    configuration("region");
    Files.createDirectories(folder.resolve("region"));
    Files.createDirectories(folder.resolve("data/journal-1"));
    Files.writeString(folder.resolve("region/region.yaml"), "[]");
    for (String command : ALL.subList(0, 4)) {
      assertEquals(2, dutch(command), terminal::said);
      assertSaid(command, "verwacht: een object met namen");
    }
  }

  @Test
  void oneErrorIsNotCalledErrors() {
    Finding finding = Finding.error("X", Place.of("a file"), new Sentence("wrong", "mis"));
    DoctorReport report = new DoctorReport(List.of(), Map.of(), List.of(finding));
    assertTrue(
        said(report, Tongue.en)
            .endsWith("1 error, 0 warnings, 0 things that could not be" + " looked at\n"),
        () -> said(report, Tongue.en));
    assertTrue(
        said(report, Tongue.nl)
            .endsWith("1 fout, 0 waarschuwingen, 0 dingen die niet te" + " bekijken waren\n"),
        () -> said(report, Tongue.nl));
    assertEquals("1 waarschuwing", Tongue.nl.warnings(1));
  }

  private static String said(DoctorReport report, Tongue tongue) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text), tongue);
    return text.toString();
  }

  private void assertSaid(String command, String words) {
    assertTrue(terminal.errors().contains(words), () -> command + ": " + terminal.said());
  }

  private int dutch(String command) {
    String config = " --lang nl --config " + folder.resolve("zorgrouter.yaml");
    return terminal.run((command + config).split(" ", -1));
  }

  private void configuration(String region) throws IOException {
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        exchanges:
          hap-noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """
            .formatted(region));
  }
}
