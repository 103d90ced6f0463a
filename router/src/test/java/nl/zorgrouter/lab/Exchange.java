package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Asterisk on loopback, started by {@code docker/asterisk/lab}.
 *
 * @param name its name in the laboratory, also the prefix of its unique ids
 * @param ami its manager port
 * @param sip its SIP port, UDP
 * @param etc its configuration
 * @param log its logs: {@code messages}, {@code queue_log}, {@code cdr-csv/Master.csv}
 */
record Exchange(String name, int ami, int sip, Path etc, Path log) implements AutoCloseable {
  static final String SECRET = "lab-only";

  private static final AtomicInteger STARTED = new AtomicInteger();

  /** Starts a fresh exchange; options as {@code lab help} lists them. */
  static Exchange start(String... options) {
    String name = "t%d_%d".formatted(ProcessHandle.current().pid(), STARTED.incrementAndGet());
    List<String> command = new ArrayList<>(List.of("start", name, "--fresh"));
    command.addAll(List.of("--owner", String.valueOf(ProcessHandle.current().pid())));
    command.addAll(Arrays.asList(options));
    return of(lab(command.toArray(String[]::new)));
  }

  /** Starts it again after {@link #kill}: same name, ports, configuration and database. */
  void restart() {
    lab("start", name);
  }

  /** Ends it as a power cut would. */
  void kill() {
    lab("kill", name);
  }

  /** Stops the process in the middle of whatever it does. */
  void freeze() {
    lab("freeze", name);
  }

  /** Lets a frozen process go on. */
  void thaw() {
    lab("thaw", name);
  }

  /** A login with all rights, which sees everything but the steps of the dialplan. */
  LabAmi hand() {
    return LabAmi.login(ami, "lab", SECRET, "system,call,agent,agi,user,dtmf");
  }

  /** A login with the rights of a router, no more. */
  LabAmi router() {
    return LabAmi.login(ami, "zorgrouter", SECRET);
  }

  /** The lines of one of its log files. */
  List<String> logged(String file) {
    try {
      return Files.readAllLines(log.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    lab("remove", name);
  }

  /** Runs the laboratory's script and gives what it prints; what it complains about is shown. */
  static String lab(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(root().resolve("docker/asterisk/lab").toString()));
    command.addAll(Arrays.asList(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output.strip());
      }
      return output;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + command, stopped);
    }
  }

  /** The directory of the project. */
  static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("mvnw")))
        .findFirst()
        .orElseThrow();
  }

  private static Exchange of(String shown) {
    Map<String, String> values =
        shown
            .lines()
            .filter(line -> line.contains("="))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Exchange(
        Objects.requireNonNull(values.get("name"), shown),
        number(values, "ami"),
        number(values, "sip"),
        Path.of(Objects.requireNonNull(values.get("etc"), shown)),
        Path.of(Objects.requireNonNull(values.get("log"), shown)));
  }

  private static int number(Map<String, String> values, String key) {
    return Integer.parseInt(Objects.requireNonNull(values.get(key), key));
  }
}
