package nl.zorgrouter.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log larger than the memory it is read with, in a process of its own. {@code
 * -Dzorgrouter.logMegabytes=1024} makes it the log of years.
 */
class HugeLogTest {
  private static final int MEGABYTES = Integer.getInteger("zorgrouter.logMegabytes", 24);
  private static final String HEAP = "-Xmx" + (MEGABYTES > 200 ? "64m" : "24m");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int OURS = 3_000;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Amsterdam"));

  @TempDir private Path folder = Path.of("");

  /** What a command said, and what it took. */
  private record Read(int exit, String output, String errors) {}

  @BeforeEach
  void aRouterSawTheFirstHours() throws Exception {
    Files.writeString(folder.resolve("region.yaml"), "region: {}");
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: .
        dataDirectory: data
        exchanges:
          noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """);
    PbxId pbx = new PbxId("noord");
    try (RouterJournal journal =
        RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal())) {
      Instant seen = BEGIN.plusSeconds(3L * OURS);
      journal
          .writer()
          .append(List.of(new Entry.Sighted(new WaitFact.Seen(pbx, BEGIN.minusSeconds(60), seen))));
      for (int call = 0; call < OURS; call++) {
        Duration waited = Duration.ofMillis(7_250);
        Instant joined = BEGIN.plusSeconds(3L * call).minus(waited);
        journal
            .writer()
            .append(
                List.of(
                    new SampleVisit(pbx, "hap", call, joined, waited, Outcome.ANSWERED).entry()));
      }
    }
  }

  @Test
  void isReadWithLessMemoryThanItIsLongThoughItIsCutOff() throws Exception {
    Path log = log("c", at -> String.valueOf(at.getEpochSecond()));
    Read read = reconcile(log);
    assertEquals(0, read.exit(), read.errors());
    assertTrue(read.output().contains(OURS + " visits are the same"), read.output());
    assertTrue(read.output().contains(" 0 differences are not explained"), read.output());
    assertTrue(read.errors().contains("the line may be cut off"), read.errors());
  }

  @Test
  void isReadAsTheDatabaseOfAnExchangeWritesItInDutchTime() throws Exception {
    Read read = reconcile(log("c", LOCAL::format));
    assertEquals(0, read.exit(), read.errors());
    assertTrue(read.output().contains(OURS + " visits are the same"), read.output());
  }

  @Test
  void isRecognisedAsAnotherExchangesOrAnotherTimes() throws Exception {
    Read foreign = reconcile(log("x", at -> String.valueOf(at.getEpochSecond())));
    assertEquals(2, foreign.exit());
    assertTrue(foreign.errors().contains("the log of another exchange than `noord`"));
    assertEquals("", foreign.output());
  }

  /** Callers of one name, one every three seconds, with all that a queue log tells in between. */
  private Path log(String caller, Function<Instant, String> time) throws IOException {
    Path log = folder.resolve("queue_log");
    long most = MEGABYTES * 1_048_576L;
    try (BufferedWriter writer = Files.newBufferedWriter(log, UTF_8)) {
      long written = 0;
      for (int call = 0; written < most; call++) {
        String at = time.apply(BEGIN.plusSeconds(3L * call));
        String line =
            """
            %1$s|%2$s|hap|NONE|ENTERQUEUE||0612345678|1
            %1$s|%2$s|hap|PJSIP/hap-1|RINGNOANSWER|5000
            %1$s|%2$s|hap|PJSIP/hap-2|CONNECT|7|%2$s.1|3
            %1$s|%2$s|hap|PJSIP/hap-2|COMPLETECALLER|7|140|1
            """
                .formatted(at, caller + call);
        writer.write(line);
        written += line.length();
      }
      writer.write("17");
    }
    return log;
  }

  private Read reconcile(Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            "nl.zorgrouter.router.command.Zorgrouter",
            "reconcile",
            "--config",
            folder.resolve("zorgrouter.yaml").toString(),
            "--queue-log",
            log.toString()));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    long peak = 0;
    Duration worked = Duration.ZERO;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
      worked = process.toHandle().info().totalCpuDuration().orElse(worked);
    }
    System.out.printf(
        "a log of %d MB with %s: %.1f s of a processor, at most %d MB resident%n",
        Files.size(log) >> 20, HEAP, worked.toMillis() / 1000.0, peak >> 10);
    return new Read(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private static long peak(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", pid + "", "status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }
}
