package nl.zorgrouter.router.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import nl.zorgrouter.monitoring.expose.StoreFigures;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.disk.JournalWriter;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journal with its copy: the shipper, and the database of a trial where there is one. */
public final class Copying implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("store");

  private final Storage storage;
  private final Shipper shipper;
  private Optional<TrialDatabase> trial = Optional.empty();
  private boolean ends;

  private Copying(
      RouterJournal journal, Storage storage, Storage.Database kind, StoreFigures figures) {
    this.storage = storage;
    JournalWriter writer = journal.writer();
    CheckpointTable checkpoints = new CheckpointTable(journal::signed);
    DailyChores daily = new DailyChores(writer, storage.retention(), InstantSource.system());
    this.shipper =
        Shipper.start(
            writer.folder(),
            writer::durable,
            () -> open(kind),
            (database, shipped) -> {
              checkpoints.turn(database, shipped);
              daily.turn(database, shipped);
            },
            figures);
  }

  /**
   * Begins to copy a journal. Returns at once, whether the database is there or not.
   *
   * @param kind which database
   */
  public static Copying start(
      RouterJournal journal, Storage storage, Storage.Database kind, StoreFigures figures) {
    return new Copying(journal, storage, kind, figures);
  }

  /** Asked by the shipper's thread only, after every failure. */
  private Database open(Storage.Database kind) throws SQLException, IOException {
    return switch (kind) {
      case Storage.Database.Server known -> Database.open(known);
      case Storage.Database.Trial() -> openTrial();
    };
  }

  /** Nobody else starts the database of a trial again when it is gone. */
  private Database openTrial() throws SQLException, IOException {
    Storage.Database.Server server = trial();
    try {
      return Database.open(server);
    } catch (SQLException gone) {
      closeTrial();
      throw gone;
    }
  }

  private synchronized Storage.Database.Server trial() throws IOException {
    if (trial.isEmpty() && ends) {
      throw new IOException("the router ends");
    }
    if (trial.isEmpty()) {
      Path folder = storage.trialDatabase();
      trial = Optional.of(TrialDatabase.start(folder));
    }
    return trial.get().server();
  }

  /** What the shipper has done. */
  public Shipper shipper() {
    return shipper;
  }

  private synchronized void closeTrial() {
    try {
      if (trial.isPresent()) {
        trial.get().close();
        trial = Optional.empty();
      }
    } catch (IOException failed) {
      LOG.warn("the trial's database did not stop cleanly ({})", failed.getMessage());
    }
  }

  /** A trial's database that is being made is waited for: half of one would be left behind. */
  private synchronized void makesNoMore() {
    ends = true;
  }

  @Override
  public void close() {
    makesNoMore();
    shipper.close();
    closeTrial();
  }
}
