package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers over SIP with sound, made by {@code sipp}.
 *
 * @param process the running program
 * @param directory its scenario and what it prints
 */
record Sipp(Process process, Path directory) {
  private static final AtomicInteger MEDIA = new AtomicInteger(30_000);

  /**
   * Starts so many calls.
   *
   * @param scenario the resource with the scenario
   * @param number the number that is called
   * @param calls how many callers
   * @param perSecond how many of them begin in a second
   */
  static Sipp call(Exchange exchange, String scenario, String number, int calls, int perSecond) {
    try {
      Path directory = Files.createTempDirectory("sipp");
      Path file = directory.resolve(scenario);
      try (InputStream resource = Sipp.class.getResourceAsStream(scenario)) {
        Files.copy(Objects.requireNonNull(resource, scenario), file);
      }
      List<String> command =
          List.of(
              "sipp",
              "127.0.0.1:" + exchange.sip(),
              "-sf",
              file.toString(),
              "-s",
              number,
              "-m",
              String.valueOf(calls),
              "-l",
              String.valueOf(calls),
              "-r",
              String.valueOf(perSecond),
              "-i",
              "127.0.0.1",
              "-mi",
              "127.0.0.1",
              "-mp",
              String.valueOf(MEDIA.getAndAdd(1_000)),
              "-timeout",
              "40s",
              "-timeout_error",
              "-nostdin",
              // a Call-ID that needs no escaping, and a yes to every notice
              "-cid_str",
              "%u-%p",
              "-aa");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
      return new Sipp(process, directory);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Waits until all callers have hung up; fails when one of them was not served. */
  void allServed() {
    try {
      if (!process.waitFor(45, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      if (process.waitFor() != 0) {
        throw new AssertionError(Files.readString(directory.resolve("output"), UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
