package nl.zorgrouter.router.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.zorgrouter.router.config.Storage;

/**
 * A real PostgreSQL that comes with the program: for the demonstration, the tests and a trial on
 * one machine. Not for production: nobody backs it up.
 */
public final class TrialDatabase implements AutoCloseable {
  /** The line of {@code postmaster.pid} with the port, from 0. */
  private static final int PORT_LINE = 3;

  private static final int MOST_SECONDS_TO_START = 10;

  private final Storage.Database.Server server;
  private final Stop stop;

  private TrialDatabase(Storage.Database.Server server, Stop stop) {
    this.server = server;
    this.stop = stop;
  }

  /**
   * Starts it with its data in that folder; the data stays when it stops. One that a killed router
   * left running is taken over.
   *
   * @throws IOException when it cannot be started on this machine
   */
  public static TrialDatabase start(Path folder) throws IOException {
    Optional<TrialDatabase> left = running(folder);
    if (left.isPresent()) {
      return left.get();
    }
    Files.createDirectories(folder);
    EmbeddedPostgres postgres = begun(folder);
    Optional<ProcessHandle> server = server(note(folder));
    return new TrialDatabase(
        at(postgres.getPort()),
        () -> {
          postgres.close(); // returns at once where the end of the process has begun to close it
          server.ifPresent(each -> each.onExit().join());
        });
  }

  private static EmbeddedPostgres begun(Path folder) throws IOException {
    // a folder that it always makes, and leaves behind in the one for temporary files
    System.setProperty("ot.epg.working-dir", folder.resolve("spare").toString());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder.resolve("data"))
          .setOverrideWorkingDirectory(folder.resolve("program").toFile())
          .setCleanDataDirectory(false)
          .start();
    } catch (IllegalStateException refused) { // a program of it failed, or this process ends
      endWhatBegan(folder);
      throw new IOException(
          "the database of the trial in %s does not start".formatted(folder), refused);
    }
  }

  /** A process that ends may have begun to start one: nobody would stop it. */
  private static void endWhatBegan(Path folder) throws IOException {
    List<ProcessHandle> begun =
        ProcessHandle.current()
            .descendants()
            .filter(each -> {
              String line = each.info().commandLine().orElse("");
              return line.contains("pg_ctl") && line.contains(folder.toString());
            })
            .toList();
    for (ProcessHandle each : begun) {
      try {
        each.onExit().get(MOST_SECONDS_TO_START, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException stays) {
        each.destroyForcibly();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    Optional<TrialDatabase> left = running(folder);
    if (left.isPresent()) {
      left.get().close();
    }
  }

  /** The one that runs with its data in that folder now, whoever started it. */
  static Optional<TrialDatabase> running(Path folder) throws IOException {
    List<String> note = note(folder);
    return server(note)
        .map(process ->
            new TrialDatabase(
                at(Integer.parseInt(note.get(PORT_LINE).strip())), () -> end(process)));
  }

  private static Optional<ProcessHandle> server(List<String> note) {
    return note.size() > PORT_LINE ? process(note.getFirst()) : Optional.empty();
  }

  /** What a server that runs has written down of itself; empty when there is none. */
  private static List<String> note(Path folder) throws IOException {
    Path note = folder.resolve("data/postmaster.pid");
    return Files.exists(note) ? Files.readAllLines(note) : List.of();
  }

  private static Optional<ProcessHandle> process(String number) {
    return ProcessHandle.of(Long.parseLong(number.strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process.onExit().join();
  }

  private static Storage.Database.Server at(int port) {
    return new Storage.Database.Server(
        "jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "postgres");
  }

  /** How to reach it. */
  public Storage.Database.Server server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    stop.stop();
  }

  /** Ends the server. */
  @FunctionalInterface
  private interface Stop {
    void stop() throws IOException;
  }
}
