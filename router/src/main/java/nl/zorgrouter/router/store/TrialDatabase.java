package nl.zorgrouter.router.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.zorgrouter.router.config.Storage;

/**
 * A real PostgreSQL that comes with the program: for the demonstration, the tests and a trial on
 * one machine. Not for production: nobody backs it up.
 */
public final class TrialDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private TrialDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts it with its data in that folder; the data stays when it stops.
   *
   * @throws IOException when it cannot be started on this machine
   */
  public static TrialDatabase start(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new TrialDatabase(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setOverrideWorkingDirectory(folder.resolve("program").toFile())
            .setCleanDataDirectory(false)
            .start());
  }

  /** How to reach it. */
  public Storage.Database.Server server() {
    return new Storage.Database.Server(
        postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
