package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.Forger;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that a router must not write in, through the real command line. */
class RefusedJournalTest {
  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");

  @Test
  void aJournalInANewerFormatIsRefusedByEveryCommandAndStaysAsItIs() throws Exception {
    written(1);
    Forger.makesNewer(journal());
    refusedByAll("found format version `2`; this program reads version 1");
  }

  @Test
  void anEntryOfAKindThatOnlyANewerProgramKnowsIsNoTornTail() throws Exception {
    written(1);
    Forger.addsUnknownKind(journal(), 99);
    refusedByAll("found an entry of kind `99`; expected one that this program knows");
    assertEquals(1, terminal.run("journal", "verify", "--config=" + config()));
    assertTrue(terminal.said().contains("1 entries are as they were written"), terminal::said);
  }

  @Test
  void theJournalOfAnotherNodeIsRefusedByARouterThatWatchesToo() throws Exception {
    written(2);
    Files.move(folder.resolve("data/journal-2"), journal());
    Map<String, String> before = files();
    for (List<String> more : List.of(List.<String>of(), List.of("--observe"))) {
      String[] arguments =
          Stream.concat(Stream.of("run", "--config=" + config()), more.stream())
              .toArray(String[]::new);
      assertEquals(3, terminal.run(arguments), terminal::said);
      assertClear("found the journal of node 2; expected that of node 1");
    }
    assertEquals(before, files());
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsSaidAndNothingIsWritten() throws Exception {
    Files.writeString(folder.resolve("data"), "mine");
    for (String command : List.of("run", "run --observe")) {
      String[] words = (command + " --config=" + config()).split(" ");
      assertEquals(3, terminal.run(words), terminal::said);
      assertClear("expected a folder that this user can write");
    }
    assertEquals(2, terminal.run("journal", "verify", "--config=" + config()), terminal::said);
    assertClear("found no such folder; expected a journal");
    assertEquals("mine", Files.readString(folder.resolve("data")));
  }

  @Test
  void aFolderWithoutAJournalIsNotCalledWhole() throws Exception {
    Files.createDirectories(journal());
    assertEquals(0, terminal.run("journal", "verify", "--config=" + config()), terminal::said);
    assertTrue(terminal.said().contains("0 entries are as they were written"), terminal::said);
    assertTrue(terminal.said().contains("not signed: no checkpoint fits it"), terminal::said);
  }

  private void refusedByAll(String why) throws Exception {
    Map<String, String> before = files();
    String config = "--config=" + config();
    assertEquals(3, terminal.run("run", config), terminal::said);
    assertClear(why);
    assertEquals(3, terminal.run("run", "--observe", config), terminal::said);
    assertClear(why);
    assertEquals(1, terminal.run("journal", "verify", config), terminal::said);
    assertClear(why);
    assertEquals(1, terminal.run("journal", "replay", config), terminal::said);
    assertClear(why);
    assertEquals(
        3, terminal.run("demo", "--port=0", "--journal=" + folder.resolve("data")), terminal::said);
    assertClear("found a journal; expected a folder without one");
    assertEquals(before, files(), "nothing moves");
  }

  private void assertClear(String why) {
    assertTrue(terminal.said().contains(why), terminal::said);
    assertFalse(
        terminal.said().contains("Exception") || terminal.said().contains("\tat "), terminal::said);
  }

  private void written(int node) throws Exception {
    RouterJournal.open(Storage.in(folder.resolve("data")), node, new Measurements().journal())
        .close();
  }

  private Path journal() {
    return folder.resolve("data/journal-1");
  }

  private Path config() throws IOException {
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: data
        exchanges:
          hap-noord: {host: 127.0.0.1, port: 5038, user: zorgrouter, secret: secret}
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath().normalize()));
  }

  /** Every file of the data directory and what is in it. */
  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        found.put(each.toString(), HexFormat.of().formatHex(Files.readAllBytes(each)));
      }
    }
    return found;
  }
}
