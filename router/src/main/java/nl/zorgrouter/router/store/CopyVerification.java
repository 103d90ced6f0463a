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
    try (ReadStore store = ReadStore.of(storage)) {
      return read(store, journal, folder, key);
    }
  }

  private static CopyVerification read(
      ReadStore store, JournalId journal, Path folder, Optional<NodeKey> key) throws IOException {
    try {
      return new Read(StoreVerification.against(store.database(), journal, folder, key));
    } catch (JdbiException refused) {
      return new Unreached(StoreUnreached.why(store.server(), refused));
    }
  }
}
