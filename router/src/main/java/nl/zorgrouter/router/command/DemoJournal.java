package nl.zorgrouter.router.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.run.Observer;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * The journal of a demonstration, in a temporary folder that stays when it is over. A machine
 * without room for one gets the demonstration all the same.
 */
final class DemoJournal implements AutoCloseable {
  private static final int NODE = 1;

  private final Optional<RouterJournal> journal;

  private DemoJournal(Optional<RouterJournal> journal) {
    this.journal = journal;
  }

  /**
   * Begins it.
   *
   * @param region the directory that the rules were read from
   */
  static DemoJournal begin(VerifiedRules rules, Path region, Measurements measurements) {
    try {
      Path folder = Files.createTempDirectory("zorgrouter-demo-");
      RouterJournal journal = RouterJournal.open(folder, NODE, measurements.journal());
      journal.keep(rules, region);
      return new DemoJournal(Optional.of(journal));
    } catch (IOException | JournalRefused noRoom) {
      return new DemoJournal(Optional.empty());
    }
  }

  /** With these, those who watch the router. */
  List<Observer> and(Observer other) {
    return journal
        .<List<Observer>>map(kept -> List.of(other, kept.recorder()))
        .orElse(List.of(other));
  }

  /** Where it is and what can be done with it; empty when there is none. */
  Optional<String> line() {
    return journal.map(kept ->
        "every decision is in its journal: ./zorgrouter journal verify --dir %1$s, or journal replay"
            .formatted(kept.writer().folder().path()));
  }

  @Override
  public void close() {
    journal.ifPresent(RouterJournal::close);
  }
}
