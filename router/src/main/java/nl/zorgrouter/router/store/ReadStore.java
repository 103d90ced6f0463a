package nl.zorgrouter.router.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.zorgrouter.router.config.Storage;

/**
 * The database of a configuration, to read and never to change. That of a trial is started when no
 * router has started it, and stopped again.
 *
 * @param started what has to be stopped afterwards
 */
record ReadStore(Storage.Database.Server server, Database database, Optional<TrialDatabase> started)
    implements AutoCloseable {
  /**
   * Does not reach it yet.
   *
   * @param storage with a database
   * @throws IOException when the database of a trial cannot be started
   */
  static ReadStore of(Storage storage) throws IOException {
    return switch (storage.database().orElseThrow()) {
      case Storage.Database.Server server -> of(server, Optional.empty());
      case Storage.Database.Trial() -> {
        Path place = storage.trialDatabase();
        Optional<TrialDatabase> running = TrialDatabase.running(place);
        if (running.isPresent()) {
          yield of(running.get().server(), Optional.empty());
        }
        TrialDatabase begun = TrialDatabase.start(place);
        yield of(begun.server(), Optional.of(begun));
      }
    };
  }

  private static ReadStore of(Storage.Database.Server server, Optional<TrialDatabase> started) {
    return new ReadStore(server, Database.read(server), started);
  }

  @Override
  public void close() {
    database.close();
    started.ifPresent(trial -> {
      try {
        trial.close();
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    });
  }
}
