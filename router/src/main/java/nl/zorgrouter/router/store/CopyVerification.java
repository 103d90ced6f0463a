package nl.zorgrouter.router.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.NodeKey;
import org.jdbi.v3.core.JdbiException;

/** The copy of a journal in the database of a configuration, held against the files. */
public sealed interface CopyVerification {
  /** The copy was read. */
  record Read(StoreVerification verification) implements CopyVerification {}

  /**
   * The database could not be asked.
   *
   * @param why found and expected, for a person
   */
  record Unreached(String why) implements CopyVerification {}

  /**
   * Reads the copy of a journal; changes nothing. The database of a trial is started for it when no
   * router has started it.
   *
   * @param storage with a database
   * @param folder of the journal
   * @param key that must have signed the checkpoints there, as far as it is known
   * @throws IOException when the files cannot be read, or a trial's database cannot be started
   */
  static CopyVerification of(Storage storage, JournalId journal, Path folder, Optional<NodeKey> key)
      throws IOException {
    return switch (storage.database().orElseThrow()) {
      case Storage.Database.Server server -> read(server, journal, folder, key);
      case Storage.Database.Trial() -> {
        Path place = storage.trialDatabase();
        Optional<TrialDatabase> running = TrialDatabase.running(place);
        if (running.isPresent()) {
          yield read(running.get().server(), journal, folder, key);
        }
        try (TrialDatabase started = TrialDatabase.start(place)) {
          yield read(started.server(), journal, folder, key);
        }
      }
    };
  }

  private static CopyVerification read(
      Storage.Database.Server server, JournalId journal, Path folder, Optional<NodeKey> key)
      throws IOException {
    try (Database database = Database.read(server)) {
      return new Read(StoreVerification.against(database, journal, folder, key));
    } catch (JdbiException refused) {
      Throwable cause = Optional.ofNullable(refused.getCause()).orElse(refused);
      return new Unreached(
          "%s: %s; expected a database that a router has copied its journal into"
              .formatted(
                  server.url(), String.valueOf(cause.getMessage()).lines().findFirst().orElse("")));
    }
  }
}
