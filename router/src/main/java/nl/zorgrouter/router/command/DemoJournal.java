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
 * The journal of a demonstration, in a folder that somebody named, where it stays, or in a
 * temporary one that goes with it; and its copy in a PostgreSQL, which always goes. A machine
 * without room for them gets the demonstration all the same.
 */
final class DemoJournal implements AutoCloseable {
  private static final int NODE = 1;
  private static final int MOST_TRIES = 20;

  private final Optional<RouterJournal> journal;
  private final Optional<Storage> temporary;
  private final boolean named;
  private Optional<Copying> copying = Optional.empty();

  private DemoJournal(Optional<RouterJournal> journal, Optional<Storage> temporary, boolean named) {
    this.journal = journal;
    this.temporary = temporary;
    this.named = named;
  }

  /**
   * Begins it.
   *
   * @param region the directory that the rules were read from
   * @param named where it stays, when somebody wants it to
   * @throws JournalRefused when it cannot be written in the folder that was named
   */
  static DemoJournal begin(
      VerifiedRules rules, Path region, Optional<Path> named, Measurements measurements)
      throws JournalRefused {
    Optional<Storage> temporary = temporary();
    Optional<Storage> storage = named.map(Storage::in).or(() -> temporary);
    try {
      refuseAnothers(named);
      Optional<RouterJournal> journal = Optional.empty();
      if (storage.isPresent()) {
        journal = Optional.of(RouterJournal.open(storage.get(), NODE, measurements.journal()));
        journal.get().keep(rules, region);
      }
      return new DemoJournal(journal, temporary, named.isPresent());
    } catch (JournalRefused refused) {
      temporary.ifPresent(DemoJournal::delete);
      if (named.isPresent()) {
        throw refused;
      }
      return new DemoJournal(Optional.empty(), Optional.empty(), false);
    }
  }

  /** What a router has written is not mixed with an evening that never was. */
  private static void refuseAnothers(Optional<Path> named) throws JournalRefused {
    Optional<Path> journal = named.map(folder -> Storage.in(folder).journal(NODE));
    if (journal.filter(Files::exists).isPresent()) {
      throw new JournalRefused(
          "%s: found a journal; expected a folder without one, because that of a demo is its own"
              .formatted(journal.get()));
    }
  }

  private static Optional<Storage> temporary() {
    try {
      return Optional.of(Storage.in(Files.createTempDirectory("zorgrouter-demo-")));
    } catch (IOException noRoom) {
      return Optional.empty();
    }
  }

  /** Copies it to a database from now on; returns at once. */
  void copy(Measurements measurements) {
    copying =
        journal.flatMap(kept ->
            temporary.map(beside ->
                Copying.start(kept, beside, new Storage.Database.Trial(), measurements.store())));
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

  /** Where it is and what can be done with it, or how to keep one; empty when there is none. */
  Optional<String> line() {
    return journal.map(kept ->
        named
            ? "every decision is in its journal: ./zorgrouter journal verify --dir %1$s, or journal replay"
                .formatted(kept.writer().folder().path())
            : "its journal went with it; the next one stays with --journal DIR");
  }

  @Override
  public void close() {
    copying.ifPresent(Copying::close);
    copying = Optional.empty();
    journal.ifPresent(RouterJournal::close);
    temporary.ifPresent(DemoJournal::delete);
  }

  /** What cannot be deleted stays: the demonstration is over, and nobody waits for it. */
  private static void delete(Storage ours) {
    for (int again = 0; again < MOST_TRIES && Files.exists(ours.directory()); again++) {
      try (Stream<Path> all = Files.walk(ours.directory())) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (IOException | UncheckedIOException busy) {
        Thread.onSpinWait(); // a process that ends has just made or taken away a file
      }
    }
  }
}
