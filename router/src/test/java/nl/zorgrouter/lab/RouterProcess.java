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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.zorgrouter.router.command.StartedProgram;

/**
 * The router as a process of its own, as {@code ./zorgrouter run} starts it.
 *
 * @param program the running program
 * @param web where its pages are
 * @param data the directory of what it keeps
 */
record RouterProcess(StartedProgram program, URI web, Path data) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Starts it for the exchange behind that manager port; does not wait until it is in sync. */
  static RouterProcess start(int managerPort) {
    return start("lab: " + router(managerPort), OpenRegion.PATIENCE);
  }

  /**
   * The same, with a referral that has to be answered within so many seconds, and with the exchange
   * under a name of the region file, so that the waits of its queues are known.
   */
  static RouterProcess start(int managerPort, int patience) {
    return start("hap-noord: " + router(managerPort), patience);
  }

  private static String router(int managerPort) {
    return "{host: 127.0.0.1, port: %d, user: zorgrouter, secret: %s}"
        .formatted(managerPort, Exchange.SECRET);
  }

  /** Starts it as a router that only watches that exchange, as it stands in a configuration. */
  static RouterProcess watch(String exchange) {
    return start(exchange, OpenRegion.PATIENCE, "--observe");
  }

  /** Starts it beside the exchanges behind those manager ports, by their names in that region. */
  static RouterProcess start(Path region, Map<String, Integer> managerPorts) {
    return start(
        managerPorts.entrySet().stream()
            .map(each -> each.getKey() + ": " + router(each.getValue()))
            .collect(Collectors.joining("\n  ")),
        region);
  }

  private static RouterProcess start(String exchange, int patience, String... more) {
    return start(exchange, OpenRegion.write(patience), more);
  }

  private static RouterProcess start(String exchanges, Path region, String... more) {
    try {
      Path directory = Files.createTempDirectory("router");
      Files.writeString(
          directory.resolve("zorgrouter.yaml"),
          """
          node: 1
          region: %s
          http: {host: 127.0.0.1, port: 0}
          exchanges:
            %s
          """
              .formatted(region, exchanges));
      return run(directory.resolve("zorgrouter.yaml"), more);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Starts it again with its configuration and its data, after it has ended. */
  RouterProcess again() {
    try {
      return run(config());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Its configuration. */
  Path config() {
    return data.resolveSibling("zorgrouter.yaml");
  }

  /** What a command of the program prints, and how it ends. */
  record Said(int exitCode, String output, String errors) {}

  /** Runs a command of the program to its end. */
  static Said command(String... arguments) {
    try {
      Path errors = Files.createTempFile("command", "errors");
      Process process =
          new ProcessBuilder(StartedProgram.command(List.of(arguments)))
              .redirectError(errors.toFile())
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Said(process.waitFor(), output, text(errors));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private static RouterProcess run(Path config, String... more) throws IOException {
    Path output = Files.createTempFile(config.resolveSibling(""), "output", "");
    List<String> arguments = new ArrayList<>(List.of("run", "--config", config.toString()));
    arguments.addAll(List.of(more));
    StartedProgram program = StartedProgram.with(output, arguments);
    return new RouterProcess(program, program.address(), config.resolveSibling("zorgrouter-data"));
  }

  /** The process. */
  Process process() {
    return program.process();
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

  /** What stands on a page. */
  String page(String page) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(web.resolve(page)).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException silent) {
      throw new UncheckedIOException(silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** Whether it has said this, in its log or elsewhere. */
  boolean says(String words) {
    return program.printed().contains(words);
  }

  /** Tells it to stop, waits until it has, and gives all that it printed. */
  String stops() {
    process().destroy();
    process().onExit().join();
    return program.printed();
  }

  /** Ends it with -9. */
  void kill() {
    program.kill();
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
    if (process().isAlive()) {
      thaw();
    }
    kill();
  }

  /** Waits until something holds. */
  static void until(String what, Check check) {
    until(() -> what, check);
  }

  /** The same with words that are found only when it did not. */
  static void until(Supplier<String> what, Check check) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %s until %s, in vain".formatted(PATIENCE, what.get()));
      }
      pause();
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder(List.of("kill", signal, String.valueOf(process().pid())))
          .start()
          .waitFor();
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
