package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The router as a process of its own, as {@code ./zorgrouter run} starts it.
 *
 * @param process the running program
 * @param output the file with what it prints
 * @param web where its pages are
 * @param data the directory of what it keeps
 */
record RouterProcess(Process process, Path output, URI web, Path data) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Starts it for the exchange behind that manager port; does not wait until it is in sync. */
  static RouterProcess start(int managerPort) {
    return start(managerPort, "lab", OpenRegion.PATIENCE);
  }

  /**
   * The same, with a referral that has to be answered within so many seconds, and with the exchange
   * under a name of the region file, so that the waits of its queues are known.
   */
  static RouterProcess start(int managerPort, int patience) {
    return start(managerPort, "hap-noord", patience);
  }

  private static RouterProcess start(int managerPort, String exchange, int patience) {
    try {
      Path directory = Files.createTempDirectory("router");
      Path config = directory.resolve("zorgrouter.yaml");
      Files.writeString(
          config,
          """
          node: 1
          region: %s
          http: {host: 127.0.0.1, port: 0}
          exchanges:
            %s: {host: 127.0.0.1, port: %d, user: zorgrouter, secret: %s}
          """
              .formatted(OpenRegion.write(patience), exchange, managerPort, Exchange.SECRET));
      Path output = directory.resolve("output");
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  "nl.zorgrouter.router.command.Zorgrouter",
                  "run",
                  "--config",
                  config.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new RouterProcess(
          process, output, address(process, output), directory.resolve("zorgrouter-data"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Waits until it says that it routes. */
  RouterProcess inSync() {
    until("ready", () -> status("/health/ready") == 200);
    return this;
  }

  /** The HTTP status of a page, 0 when nothing answers. */
  int status(String page) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(web.resolve(page)).timeout(Duration.ofSeconds(1)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException silent) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Ends it with -9. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it in the middle of whatever it does. */
  void freeze() {
    signal("-STOP");
  }

  /** Lets it go on. */
  void thaw() {
    signal("-CONT");
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
    }
    kill();
  }

  /** Waits until something holds. */
  static void until(String what, Check check) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %s until %s, in vain".formatted(PATIENCE, what));
      }
      pause();
    }
  }

  private static URI address(Process process, Path output) {
    until(
        "the router says where it is",
        () -> !process.isAlive() || ADDRESS.matcher(text(output)).find());
    Matcher address = ADDRESS.matcher(text(output));
    if (!address.find()) {
      throw new AssertionError("the router ended: " + text(output));
    }
    return URI.create(address.group());
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder(List.of("kill", signal, String.valueOf(process.pid()))).start().waitFor();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** Something that will hold. */
  interface Check {
    boolean holds();
  }
}
