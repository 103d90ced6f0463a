package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import nl.zorgrouter.router.journal.disk.KeptCheckpoints;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.store.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");

  private final StringWriter errors = new StringWriter();

  private int demo(String... arguments) {
    CommandLine line = new CommandLine(new Demo());
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void saysWhichPortIsTakenAndEndsWithThree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(ExitCode.ENVIRONMENT.number(), demo("--port", port));
      assertTrue(errors.toString().contains("port " + port), errors::toString);
    }
  }

  @Test
  void saysWhereItsJournalCannotBeAndMovesNothing(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertEquals(ExitCode.ENVIRONMENT.number(), demo("--journal", file.toString(), "--port", "0"));
    assertTrue(
        errors.toString().contains("expected a folder that this user can write"), this::said);
    assertEquals("mine", Files.readString(file));
    RouterJournal.open(Storage.in(folder), 1, new Measurements().journal()).close();
    Path journal = folder.resolve("journal-1");
    long entries = JournalVerification.of(journal).entries();
    assertEquals(ExitCode.ENVIRONMENT.number(), demo("--journal=" + folder, "--port", "0"));
    assertTrue(
        errors.toString().contains("found a journal; expected a folder without"), this::said);
    assertEquals(entries, JournalVerification.of(journal).entries(), "a router's stays its own");
  }

  /** TERM, as a service manager or a closed window sends it. */
  @Test
  void leavesNothingBehindWhenItIsToldToEnd(@TempDir Path folder) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    Path journal = folder.resolve("kept");
    for (List<String> more : List.of(List.<String>of(), List.of("--journal", journal.toString()))) {
      Path output = folder.resolve("output");
      Process demo = process(temporary, output, more);
      try {
        Until.holds("the demo is there", () -> Files.readString(output).contains("Ctrl-C ends it"));
        if (!more.isEmpty()) { // the other one is told while its database has hardly begun
          Until.holds(
              "its journal is copied",
              () -> figures(Files.readString(output)).contains("zorgrouter_store_connected 1.0"));
        }
        demo.destroy();
        assertTrue(demo.waitFor(40, TimeUnit.SECONDS), "it did not end");
      } finally {
        demo.destroyForcibly();
      }
      assertTrue(Files.readString(output).contains("no call was lost"), Files.readString(output));
      try (Stream<Path> left = Files.list(temporary)) {
        assertEquals(List.of(), left.toList());
      }
    }
    assertTrue(
        Files.readString(folder.resolve("output")).contains("journal verify --dir " + journal),
        "where it is");
    KeptCheckpoints kept =
        new KeptCheckpoints(journal.resolve("signing-key-1"), journal.resolve("checkpoint-1"));
    JournalVerification verification =
        JournalVerification.of(journal.resolve("journal-1"), kept.verification(kept.key()));
    assertEquals(List.of(), verification.findings());
    assertEquals(verification.last(), verification.signed().orElseThrow().checkpoint().sequence());
  }

  private static String figures(String output) throws Exception {
    Matcher address = ADDRESS.matcher(output);
    assertTrue(address.find(), output);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address.group() + "/metrics"))
              .timeout(Duration.ofSeconds(10))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static Process process(Path temporary, Path output, List<String> more)
      throws IOException {
    Files.deleteIfExists(output);
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "nl.zorgrouter.router.command.Zorgrouter",
                "demo",
                "--port",
                "0"));
    command.addAll(more);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private String said() {
    return errors.toString();
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertEquals(ExitCode.WRONG_USE.number(), demo("--speed", "0"));
    assertTrue(errors.toString().contains("--speed `0.0`"), errors::toString);
  }
}
