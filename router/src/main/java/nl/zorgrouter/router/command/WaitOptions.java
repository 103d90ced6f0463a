package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.disk.JournalVisits;
import nl.zorgrouter.router.store.StoreUnreached;
import nl.zorgrouter.router.store.StoreVisits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What every command that reports on waits is given: a configuration, where the visits come from,
 * and how to say what it found.
 */
final class WaitOptions {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--database",
      description =
          "what all routers copied into the database of the configuration, each visit once; without"
              + " this only the journal of this one router is read")
  private boolean database;

  @Mixin private FormOptions form = new FormOptions();

  boolean json() {
    return form.json();
  }

  Tongue tongue() {
    return form.tongue();
  }

  /** The configuration; empty when it could not be read, and then that has been told. */
  Optional<RouterConfig> settings(PrintWriter errors) {
    return FindingLines.accepted(config.read(), errors, form.tongue());
  }

  /** Why there is nothing to read visits from; empty when there is. */
  Optional<String> nothingToRead(RouterConfig settings) {
    if (database) {
      return settings.storage().database().isPresent()
          ? Optional.empty()
          : Optional.of(
              "%s: found no database; expected one with `--database`".formatted(config.file()));
    }
    Path folder = settings.storage().journal(settings.node());
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of(
            "%s: found no journal; expected the one that the router wrote".formatted(folder));
  }

  /** The visits of one exchange. */
  PastVisits visits(RouterConfig settings, PbxId pbx) throws IOException, StoreUnreached {
    Storage storage = settings.storage();
    return database
        ? StoreVisits.of(storage, Optional.of(pbx), Instant.EPOCH)
        : JournalVisits.of(storage.journal(settings.node()), pbx);
  }

  /** The visits of every exchange, of that moment and later; some may be earlier. */
  PastVisits visits(RouterConfig settings, Instant since) throws IOException, StoreUnreached {
    Storage storage = settings.storage();
    return database
        ? StoreVisits.of(storage, Optional.empty(), since)
        : JournalVisits.since(storage.journal(settings.node()), since);
  }
}
