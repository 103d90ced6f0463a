package nl.zorgrouter.router.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.router.config.Storage;

/** A real PostgreSQL at one address, that a test kills, freezes and starts again. */
final class Postgres implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Optional<EmbeddedPostgres> running = Optional.empty();

  private Postgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** One that does not run yet. */
  static Postgres in(Path folder) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return new Postgres(folder, free.getLocalPort());
    }
  }

  /** Starts it with the data it had. */
  Postgres start() throws IOException {
    Files.createDirectories(folder);
    running =
        Optional.of(
            EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setCleanDataDirectory(false)
                .start());
    return this;
  }

  /** How to reach it, whether it runs or not. */
  Storage.Database.Server server() {
    return new Storage.Database.Server(
        "jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "postgres");
  }

  /** Ends the server and everything it started with -9. */
  void kill() throws IOException {
    processes()
        .forEach(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
    running.orElseThrow().close();
    Files.deleteIfExists(folder.resolve("data/postmaster.pid"));
    running = Optional.empty();
  }

  /** Everything of it stops in the middle of whatever it does; connections stay open. */
  void freeze() throws IOException {
    signal("-STOP");
  }

  /** Lets it go on. */
  void thaw() throws IOException {
    signal("-CONT");
  }

  private List<ProcessHandle> processes() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(server.descendants(), Stream.of(server)).toList();
  }

  private void signal(String signal) throws IOException {
    for (ProcessHandle process : processes()) {
      try {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (running.isPresent()) {
      running.get().close();
    }
  }
}
