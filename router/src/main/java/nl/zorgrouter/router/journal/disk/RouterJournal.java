package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.monitoring.expose.JournalFigures;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of a router that starts: its writer, told of the start, and its archive of rules.
 *
 * @param writer takes entries
 * @param recorder an observer for the loop
 * @param archive of the rules that were activated
 * @param notary signs it; empty where nothing is kept beside the journal's own folder
 */
public record RouterJournal(
    JournalWriter writer, Recorder recorder, RuleArchive archive, Optional<Notary> notary)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  /**
   * Opens the journal in that folder and notes that a router starts.
   *
   * @param node 1 or 2
   * @throws JournalRefused when it cannot be opened
   */
  public static RouterJournal open(Path folder, int node, JournalFigures figures)
      throws JournalRefused {
    return begin(JournalFolder.open(folder, node), Optional.empty(), figures);
  }

  /** The same with the place and the retention of a configuration, and signed. */
  public static RouterJournal open(Storage storage, int node, JournalFigures figures)
      throws JournalRefused {
    return begin(
        JournalFolder.open(storage.journal(node), node)
            .keepingNumbersFor(storage.retention().numbers()),
        Optional.of(storage),
        figures);
  }

  private static RouterJournal begin(
      JournalFolder folder, Optional<Storage> storage, JournalFigures figures) {
    InstantSource clock = InstantSource.system();
    int node = folder.id().node();
    JournalWriter writer = JournalWriter.start(folder, clock, figures);
    writer.append(List.of(new Entry.Started(clock.instant(), node, "0.1.0")));
    Optional<Notary> notary = storage.map(kept -> notary(writer, kept, clock));
    return new RouterJournal(
        writer, new Recorder(writer, node), new RuleArchive(folder.path()), notary);
  }

  private static Notary notary(JournalWriter writer, Storage storage, InstantSource clock) {
    int node = writer.folder().id().node();
    Optional<Clearance> clearance =
        storage.database().isPresent()
            ? Optional.empty()
            : Optional.of(new Clearance(writer, storage.retention().longest()));
    return Notary.start(
        writer,
        storage.signingKey(node),
        new CheckpointFile(storage.checkpoint(node)),
        clearance,
        clock);
  }

  /** The last checkpoint that was signed since the router started. */
  public Optional<SignedCheckpoint> signed() {
    return notary.flatMap(Notary::latest);
  }

  /** Writes down who saw or changed what. */
  public void accessed(Access access) {
    writer.append(List.of(new Entry.Accessed(access)));
  }

  /** Keeps a copy of the rules that are activated now, in the background. */
  public void keep(VerifiedRules rules, Path region) {
    Thread.ofVirtual()
        .name("rule-archive")
        .start(() -> {
          try {
            archive.keep(rules, region);
          } catch (IOException failed) {
            LOG.error(
                "the rules could not be kept beside the journal ({}); a replay will need them",
                JournalFolder.reason(failed));
          }
        });
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException failed) {
      LOG.error("the journal did not close cleanly ({})", JournalFolder.reason(failed));
    }
    notary.ifPresent(Notary::close);
  }
}
