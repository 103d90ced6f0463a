package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.router.config.ConfigReader;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.KeptCheckpoints;
import picocli.CommandLine.Option;

/** Which journal a command is about: the one of a configuration, or the one in a folder. */
final class JournalPlace {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration of the router that wrote the journal")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--dir", paramLabel = "DIR", description = "the folder of the journal itself")
  private Optional<Path> folder = Optional.empty();

  /** The folder; empty when told what is wrong. */
  Optional<Path> folder(PrintWriter errors) {
    if (config.isPresent() == folder.isPresent()) {
      errors.println("found both or none of `--config` and `--dir`; expected one of them");
      return Optional.empty();
    }
    Optional<Path> place =
        folder.isPresent()
            ? folder
            : settings(errors).map(read -> read.storage().journal(read.node()));
    Optional<Path> there = place.filter(Files::isDirectory);
    if (place.isPresent() && there.isEmpty()) {
      errors.printf("%s: found no such folder; expected a journal%n", place.get());
    }
    return there;
  }

  /**
   * Where its checkpoints and the key that signs them are: as the configuration says, or beside the
   * folder.
   *
   * @param journal the folder, as {@link #folder} found it
   */
  KeptCheckpoints checkpoints(Path journal, PrintWriter errors) {
    Optional<RouterConfig> settings = settings(errors);
    Path data = Optional.ofNullable(journal.toAbsolutePath().getParent()).orElse(journal);
    Storage beside = Storage.in(data);
    Storage storage = settings.map(RouterConfig::storage).orElse(beside);
    int node =
        settings
            .map(RouterConfig::node)
            .orElse(beside.journal(2).endsWith(journal.getFileName()) ? 2 : 1);
    return new KeptCheckpoints(storage.signingKey(node), storage.checkpoint(node));
  }

  /** How long its telephone numbers are kept, as the configuration says or as is usual. */
  Duration numbersKept(PrintWriter errors) {
    return settings(errors)
        .map(RouterConfig::storage)
        .map(Storage::retention)
        .orElse(Storage.Retention.USUAL)
        .numbers();
  }

  /** Where the copy of the journal is; empty when told what is wrong. */
  Optional<Storage> storage(PrintWriter errors) {
    Optional<Storage> storage = settings(errors).map(RouterConfig::storage);
    if (storage.flatMap(Storage::database).isEmpty()) {
      errors.println("found no database; expected `--config` with a file that names one");
      return Optional.empty();
    }
    return storage;
  }

  private Optional<RouterConfig> settings(PrintWriter errors) {
    return config.flatMap(file -> FindingLines.accepted(ConfigReader.read(file), errors));
  }
}
