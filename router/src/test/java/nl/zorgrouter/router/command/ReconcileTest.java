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
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void aRouterHasWrittenItsJournal() throws IOException, JournalRefused {
    Files.writeString(folder.resolve("region.yaml"), "region: {}");
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: .
        dataDirectory: data
        exchanges:
          noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
          zuid: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """);
    List<Entry> visits = new ArrayList<>();
    for (int call = 0; call < 6; call++) {
      visits.add(visit(call, call < 4 ? Outcome.ANSWERED : Outcome.REROUTED).entry());
    }
    visits.addFirst(Elsewhere.speaks("c5", NIGHT.plusSeconds(56)));
    visits.add(Elsewhere.waits("c4", NIGHT.plusSeconds(46)));
    try (RouterJournal journal =
        RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal())) {
      journal.writer().append(visits);
    }
  }

  @Test
  void explainsWhyTheExchangeCallsAMovedCallerOneWhoGaveUp() throws IOException {
    assertEquals(0, reconcile(log(0), "--pbx", "noord"), terminal::errors);
    assertTrue(terminal.output().contains("4 visits are the same"), terminal::output);
    assertTrue(terminal.output().contains("a caller who is moved"), terminal::output);
  }

  @Test
  void findsWhatTheLogTellsOtherwise() throws IOException {
    Path log = log(0);
    Files.writeString(
        log, Files.readString(log).replaceFirst("CONNECT\\|5", "EXITWITHTIMEOUT|1|1|5"));
    assertEquals(1, reconcile(log, "--pbx", "noord", "--json"), terminal::errors);
    assertTrue(terminal.output().contains("\"unexplained\":2"), terminal::output);
  }

  @Test
  void namesALineWhoseClockJumpedAndComparesTheRest() throws IOException {
    Path log = log(0);
    Files.writeString(
        log, Files.readString(log).replaceFirst("\n", "\n9999999999|c9|hap|NONE|ABANDON|1|1|5\n"));
    assertEquals(0, reconcile(log, "--pbx", "noord"), terminal::errors);
    assertTrue(terminal.output().contains("4 visits are the same"), terminal::output);
    assertTrue(terminal.errors().contains("queue_log:2: found `9999999999|c9"), terminal::errors);
  }

  @Test
  void saysThatALogNamesMoreQueuesThanItCanHold() throws IOException {
    Path log = log(0);
    StringBuilder more = new StringBuilder(Files.readString(log));
    for (int queue = 0; queue < 1_000; queue++) {
      more.append("%d|c9|q%d|NONE|ABANDON|1|1|5\n".formatted(NIGHT.getEpochSecond() + 60, queue));
    }
    assertEquals(0, reconcile(Files.writeString(log, more), "--pbx", "noord"), terminal::errors);
    assertTrue(
        terminal
            .errors()
            .contains("more than 1000 queues; expected fewer: the rest stand together"),
        terminal::errors);
  }

  @Test
  void saysThatALogIsOfAnotherExchange() throws IOException {
    assertEquals(2, reconcile(log(100), "--pbx", "noord"));
    assertTrue(terminal.errors().contains("another exchange"), terminal::errors);
    assertEquals("", terminal.output());
  }

  @Test
  void namesTheLineAtWhichALogIsCutOff() throws IOException {
    Path log = log(0);
    Files.writeString(log, Files.readString(log) + "17952");
    assertEquals(0, reconcile(log, "--pbx", "noord"), terminal::errors);
    assertTrue(terminal.errors().contains("queue_log:7: found `17952`"), terminal::errors);
  }

  @Test
  void asksWhoseLogItIsAndRefusesWhatIsNone() throws IOException {
    assertEquals(2, reconcile(log(0)));
    assertTrue(terminal.errors().contains("expected one of [noord, zuid]"), terminal::errors);
    assertEquals(2, reconcile(folder.resolve("missing"), "--pbx", "noord", "--zone", "Mars"));
    assertTrue(terminal.errors().contains("--zone `Mars`"), terminal::errors);
    assertTrue(terminal.errors().contains("missing: the file cannot be read"), terminal::errors);
    Path picture = Files.write(folder.resolve("picture"), new byte[100_000]);
    assertEquals(2, reconcile(picture, "--pbx", "noord"));
    assertTrue(terminal.errors().contains("no line could be read"), terminal::errors);
  }

  private int reconcile(Path log, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "reconcile",
                "--config",
                folder.resolve("zorgrouter.yaml").toString(),
                "--queue-log",
                log.toString()));
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  /** As Asterisk writes it: the last two callers were moved, which it calls giving up. */
  private Path log(int shift) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int call = 0; call < 6; call++) {
      lines.append(
          "%d|c%d|hap|%s|%s\n"
              .formatted(
                  visit(call, Outcome.ANSWERED).ended().ended().getEpochSecond(),
                  call + shift,
                  call < 4 ? "PJSIP/hap-1" : "NONE",
                  call < 4 ? "CONNECT|5|m%d|1".formatted(call) : "ABANDON|1|1|5"));
    }
    return Files.writeString(folder.resolve("queue_log"), lines);
  }

  private static SampleVisit visit(int call, Outcome outcome) {
    Instant joined = NIGHT.plus(Duration.ofSeconds(10L * call));
    return new SampleVisit(
        new PbxId("noord"), "hap", call, joined, Duration.ofMillis(5_400), outcome);
  }
}
