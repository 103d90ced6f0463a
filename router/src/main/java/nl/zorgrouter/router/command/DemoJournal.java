package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.run.Observer;
import nl.zorgrouter.router.store.Copying;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * The journal of a demonstration, in a temporary folder that stays when it is over, and its copy in
 * a PostgreSQL that does not. A machine without room for them gets the demonstration all the same.
 */
final class DemoJournal implements AutoCloseable {
  private static final int NODE = 1;

  private final Storage storage;
  private final Measurements measurements;
  private final Optional<RouterJournal> journal;
  private Optional<Copying> copying = Optional.empty();

  private DemoJournal(Storage storage, Measurements measurements, Optional<RouterJournal> journal) {
    this.storage = storage;
    this.measurements = measurements;
    this.journal = journal;
  }

  /**
   * Begins it.
   *
   * @param region the directory that the rules were read from
   */
  static DemoJournal begin(VerifiedRules rules, Path region, Measurements measurements) {
    Storage storage = Storage.in(Path.of(""));
    try {
      storage = Storage.in(Files.createTempDirectory("zorgrouter-demo-"));
      RouterJournal journal = RouterJournal.open(storage, NODE, measurements.journal());
      journal.keep(rules, region);
      return new DemoJournal(storage, measurements, Optional.of(journal));
    } catch (IOException | JournalRefused noRoom) {
      return new DemoJournal(storage, measurements, Optional.empty());
    }
  }

  /** Copies it to a database from now on; returns at once. */
  void copy() {
    copying =
        journal.map(kept ->
            Copying.start(kept, storage, new Storage.Database.Trial(), measurements.store()));
  }

  /** With these, those who watch the router. */
  List<Observer> and(Observer other) {
    return journal
        .<List<Observer>>map(kept -> List.of(other, kept.recorder()))
        .orElse(List.of(other));
  }

  /** Writes down who saw or changed what. */
  void accessed(Access access) {
    journal.ifPresent(kept -> kept.accessed(access));
  }

  /** Where it is and what can be done with it; empty when there is none. */
  Optional<String> line() {
    return journal.map(kept ->
        "every decision is in its journal: ./zorgrouter journal verify --dir %1$s, or journal replay"
            .formatted(kept.writer().folder().path()));
  }

  @Override
  public void close() {
    copying.ifPresent(Copying::close);
    copying = Optional.empty();
    journal.ifPresent(RouterJournal::close);
    delete(storage.trialDatabase());
  }

  /** What cannot be deleted stays in the temporary folder. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException | UncheckedIOException left) {
      // it was never there, or somebody holds a file of it
    }
  }
}
