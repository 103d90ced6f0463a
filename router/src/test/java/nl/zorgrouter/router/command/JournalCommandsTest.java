package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Database;
import nl.zorgrouter.router.store.Shipper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmptyDatabase.class)
class JournalCommandsTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  private static final String WHO = "--by=a.bakker";
  private static final String WHY = "--reason=his own wish";

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");

  @Test
  void forgetsANumberAndVerifiesTheRest() throws Exception {
    written(3);
    String dir = "--dir=" + folder.resolve("data/journal-1");
    assertEquals(
        0, terminal.run("journal", "erase", dir, "--number=+31 6 1231", WHO, WHY), terminal::said);
    assertEquals(
        0, terminal.run("journal", "erase", dir, "--call=pbx-1.2", WHO, WHY), terminal::said);
    assertEquals(0, terminal.run("journal", "verify", dir), terminal::said);
    assertTrue(
        terminal.said().contains("6 entries are as they were written, 0 were lost"),
        terminal::said);
    assertTrue(terminal.said().contains("1 numbers are kept, 2 erased"), terminal::said);
    assertEquals(
        1, terminal.run("journal", "erase", dir, "--number=061231", WHO, WHY), terminal::said);
    assertTrue(terminal.said().contains("nothing is kept about it"), terminal::said);
  }

  @Test
  void saysWhatIsMissingBeforeItForgetsAnything() throws Exception {
    written(1);
    String dir = "--dir=" + folder.resolve("data/journal-1");
    assertEquals(2, terminal.run("journal", "erase", dir, "--number=061230", WHY));
    assertEquals(2, terminal.run("journal", "erase", dir, WHO, WHY));
    assertEquals(2, terminal.run("journal", "erase", dir, "--number=061230", "--call=1", WHO, WHY));
    assertEquals(2, terminal.run("journal", "erase", "--dir=nowhere", "--number=061230", WHO, WHY));
    assertEquals(
        2, terminal.run("journal", "erase", dir, "--number=061230", "--by=", WHY), terminal::said);
    assertEquals(0, terminal.run("journal", "verify", dir));
    assertTrue(terminal.said().contains("1 numbers are kept, 0 erased"), terminal::said);
  }

  @Test
  void holdsTheCopyInTheDatabaseAgainstTheFilesAndNamesTheFirstDifference(
      Storage.Database.Server postgres) throws Exception {
    String config = "--config=" + configuration(postgres.url());
    written(20);
    assertEquals(
        3, terminal.run("journal", "verify", config, "--database"), "there are no tables yet");
    assertTrue(
        terminal.said().contains("expected a database that a router has copied"), terminal::said);
    shipped(postgres);
    assertEquals(0, terminal.run("journal", "verify", config, "--database"), terminal::said);
    assertTrue(
        terminal.said().contains("database: 21 entries are those of the files"), terminal::said);
    EmptyDatabase.change(postgres, "UPDATE journal_entry SET kind = 'NOTICED' WHERE sequence = 9");
    assertEquals(1, terminal.run("journal", "verify", config, "--database"), terminal::said);
    assertTrue(terminal.said().contains("entry 9 was changed in the database"), terminal::said);
    EmptyDatabase.change(postgres, "UPDATE journal_entry SET kind = 'HEARD' WHERE sequence = 9");
    EmptyDatabase.change(postgres, "DELETE FROM journal_entry WHERE sequence = 4");
    assertEquals(1, terminal.run("journal", "verify", config, "--database"), terminal::said);
    assertTrue(terminal.said().contains("entry 4 is missing"), terminal::said);
  }

  @Test
  void seesThatTheEndOfTheFilesWasCutOff(Storage.Database.Server postgres) throws Exception {
    String config = "--config=" + configuration(postgres.url());
    written(5);
    written(5);
    shipped(postgres);
    List<Path> segments = new ArrayList<>();
    try (var files = Files.list(folder.resolve("data/journal-1"))) {
      files.filter(file -> file.toString().endsWith(".zrj")).sorted().forEach(segments::add);
    }
    Files.delete(segments.getLast());
    Files.delete(segments.get(segments.size() - 2));
    assertEquals(0, terminal.run("journal", "verify", config), "the files alone cannot know");
    assertEquals(1, terminal.run("journal", "verify", config, "--database"), terminal::said);
    assertTrue(terminal.said().contains("the files end at 6"), terminal::said);
  }

  @Test
  void aRouterDoesNotStartOnTheJournalOfAnotherNodeAndLeavesItAsItIs() throws Exception {
    String config = "--config=" + configuration("jdbc:postgresql://127.0.0.1:1/none");
    Path other = folder.resolve("data/journal-2");
    try (RouterJournal journal = RouterJournal.open(other, 2, new Measurements().journal())) {
      journal.writer().append(List.of(arrival(1)));
    }
    Files.move(other, folder.resolve("data/journal-1"));
    assertEquals(3, terminal.run("run", config), terminal::said);
    assertTrue(
        terminal.said().contains("found the journal of node 2; expected that of node 1"),
        terminal::said);
    assertEquals(0, terminal.run("journal", "verify", config), terminal::said);
    assertTrue(terminal.said().contains("2 entries are as they were written"), terminal::said);
  }

  @Test
  void saysWhenTheDatabaseIsNotThere() throws Exception {
    written(1);
    String config = "--config=" + configuration("jdbc:postgresql://127.0.0.1:1/none");
    assertEquals(3, terminal.run("journal", "verify", config, "--database"), terminal::said);
    assertTrue(terminal.said().contains("jdbc:postgresql://127.0.0.1:1/none"), terminal::said);
    assertEquals(
        2,
        terminal.run(
            "journal", "verify", "--dir=" + folder.resolve("data/journal-1"), "--database"));
  }

  private void written(int calls) throws Exception {
    try (RouterJournal journal = opened()) {
      List<Entry> entries = new ArrayList<>();
      for (int number = 0; number < calls; number++) {
        entries.add(arrival(number));
      }
      journal.writer().append(entries);
    }
  }

  private void shipped(Storage.Database.Server postgres) throws Exception {
    try (RouterJournal journal = opened();
        Shipper shipper =
            Shipper.start(
                journal.writer().folder(),
                journal.writer()::durable,
                () -> Database.open(postgres),
                new Measurements().store())) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      while (journal.writer().durable() == 0 || shipper.shipped() < journal.writer().durable()) {
        assertTrue(System.nanoTime() < deadline, "it was not shipped");
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    EmptyDatabase.change(postgres, "DELETE FROM journal_entry WHERE sequence > 21");
  }

  private RouterJournal opened() throws JournalRefused {
    return RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal());
  }

  private Path configuration(String url) throws IOException {
    Files.writeString(folder.resolve("password"), "postgres");
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: data
        database: {url: "%s", user: postgres, passwordFile: password}
        exchanges:
          noord: {host: 127.0.0.1, port: 5038, user: zorgrouter, secret: secret}
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath().normalize(), url));
  }

  private static Entry arrival(int number) {
    CallId call = new CallId("pbx-1." + number);
    return new Entry.Heard(
        new Input.FromPbx(
            new Moment(NIGHT.plusMillis(number), Duration.ofMillis(number)),
            new PbxNews.Happened(
                new PbxId("noord"),
                new CallEvent.Arrived(
                    NIGHT, call, call, "PJSIP/trunk-" + number, "06123" + number, Marks.NONE))));
  }
}
