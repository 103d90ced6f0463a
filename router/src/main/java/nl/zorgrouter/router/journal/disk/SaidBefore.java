package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.service.ServiceChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said of services before a router stopped, so that a restart keeps it. Nothing said holds
 * for more than a day, so only the newest segments are read; what cannot be read is not guessed.
 */
public final class SaidBefore {
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  /** The longest that anything said can hold, and an hour for clocks that were set. */
  private static final Duration OLDEST = Duration.ofHours(25);

  /** Most entries are about calls: those are not read as a whole. */
  private static final String CHANGE = "\"" + Input.ServiceChanged.class.getSimpleName() + "\"";

  private SaidBefore() {}

  /**
   * All changes of about the last day, in their order.
   *
   * @param folder of the journal; may not exist yet
   */
  public static List<ServiceChange> read(Path folder, Instant now) {
    List<ServiceChange> said = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return said;
    }
    try (JournalReader reader = JournalReader.since(folder, now.minus(OLDEST))) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        change(frame.get()).ifPresent(said::add);
      }
    } catch (IOException | UnreadableEntry failed) {
      LOG.error(
          "what was said of services before could not be read to its end ({}); somebody must say it"
              + " again",
          failed.getMessage());
    }
    return said;
  }

  private static Optional<ServiceChange> change(Frame frame) throws UnreadableEntry {
    if (frame.kind() != EntryKind.HEARD || !new String(frame.text(), UTF_8).contains(CHANGE)) {
      return Optional.empty();
    }
    return EntryText.read(frame.kind(), frame.text())
            instanceof Entry.Heard(Input.ServiceChanged(var _, var change))
        ? Optional.of(change)
        : Optional.empty();
  }
}
