package nl.zorgrouter.rules.dmn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Written files open in the library under dmn-js and Camunda Modeler. Needs node and npm, and
 * fetches one package; runs where {@code ZORGROUTER_NPM=1} allows that.
 */
class DmnModdleTest {
  private static final String PACKAGE = "dmn-moddle@12.2.1";
  private static final String IMPORT =
      """
      import { DmnModdle } from 'dmn-moddle';
      import { readFileSync } from 'node:fs';
      const { rootElement, warnings } =
        await new DmnModdle().fromXML(readFileSync(process.argv[2], 'utf8'), 'dmn:Definitions');
      const decision = rootElement.drgElement.find((each) => each.$type === 'dmn:Decision');
      console.log(warnings.length, decision.id, decision.decisionLogic.rule.length,
        decision.decisionLogic.rule[0].description);
      warnings.forEach((warning) => console.log(warning.message));
      """;

  @TempDir private Path folder;

  @Test
  void writtenFilesImportWithoutAWarning() throws IOException, InterruptedException {
    assumeTrue(
        "1".equals(System.getenv("ZORGROUTER_NPM")),
        "set ZORGROUTER_NPM=1 to import written files with npm's dmn-moddle");
    run("npm", "install", "--no-audit", "--no-fund", "--silent", PACKAGE);
    Path table = folder.resolve("triage.dmn");
    Files.write(
        table,
        DmnWriter.write(
            TriageTable.table(
                TriageTable.withCell(1, "<= 17, [65..75)")
                    .replace(
                        "<rule id=\"r1\">", "<rule id=\"r1\"><description>note</description>"))));
    Files.writeString(folder.resolve("import.mjs"), IMPORT);

    assertEquals("0 triage 2 note", run("node", "import.mjs", table.toString()).strip());
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), command[0] + " did not end");
    String said = Files.readString(output, UTF_8);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
