package nl.zorgrouter.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as a process of its own, as {@code ./zorgrouter} starts it, on the classes under
 * test.
 *
 * @param process the running program
 * @param output the file with all that it prints
 */
public record StartedProgram(Process process, Path output) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");

  /** Starts it with these arguments; the file is made anew. */
  public static StartedProgram with(Path output, List<String> arguments) throws IOException {
    Files.deleteIfExists(output);
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new StartedProgram(process, output);
  }

  /** Starts a router with this configuration. */
  public static StartedProgram router(Path output, Path configuration) throws IOException {
    return with(output, List.of("run", "--config", configuration.toString()));
  }

  /** What a shell would be told to start it with these arguments. */
  public static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("nl.zorgrouter.router.command.Zorgrouter");
    command.addAll(arguments);
    return command;
  }

  /** Where its pages are, as soon as it says so; fails, with what it printed, when it ends. */
  public URI address() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher address = ADDRESS.matcher(printed());
      if (address.find()) {
        return URI.create(address.group());
      }
      pause();
    }
    String ended = process.isAlive() ? "said no address" : "ended";
    kill();
    throw new AssertionError("the router %s: %s".formatted(ended, printed()));
  }

  /** What it printed so far. */
  public String printed() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends it with -9. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
