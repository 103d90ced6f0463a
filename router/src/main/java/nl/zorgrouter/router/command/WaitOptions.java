package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.config.ConfigReader;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.disk.JournalVisits;
import nl.zorgrouter.router.store.StoreUnreached;
import nl.zorgrouter.router.store.StoreVisits;
import picocli.CommandLine.Option;

/**
 * What every command that reports on waits is given: a configuration, where the visits come from,
 * and how to say what it found.
 */
final class WaitOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration of the router that wrote the journal")
  private Path config = Path.of("");

  @Option(
      names = "--database",
      description =
          "what all routers copied into the database of the configuration, each visit once; without"
              + " this only the files of this one router are read")
  private boolean database;

  @Option(names = "--json", description = "one JSON object, for machines")
  private boolean json;

  @Option(names = "--lang", paramLabel = "nl|en", description = "the language of the sentences")
  private Tongue tongue = Tongue.en;

  boolean json() {
    return json;
  }

  Tongue tongue() {
    return tongue;
  }

  /** The configuration; empty when it could not be read, and then that has been told. */
  Optional<RouterConfig> settings(PrintWriter errors) {
    return FindingLines.accepted(ConfigReader.read(config), errors, tongue);
  }

  /** Why there is nothing to read visits from; empty when there is. */
  Optional<String> nothingToRead(RouterConfig settings) {
    if (database) {
      return settings.storage().database().isPresent()
          ? Optional.empty()
          : Optional.of("%s: found no database; expected one with `--database`".formatted(config));
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
