package nl.zorgrouter.router.journal.disk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.OpenVisits;
import nl.zorgrouter.router.journal.UnreadableEntry;

/**
 * Who was waiting when a router stopped, so that a restart neither starts a wait at zero nor loses
 * a caller who left meanwhile. Nobody waits for longer than a day.
 *
 * @param lastSeen the last moment of the exchange's clock that the journal knows
 * @param open the visits that had not ended, in the order in which they began
 */
public record WaitedBefore(Instant lastSeen, List<VisitBegan> open) {
  public WaitedBefore {
    open = List.copyOf(open);
  }

  /** Reads it, entry by entry. */
  static final class Collecting {
    private final long oldest;
    private final OpenVisits visits = new OpenVisits();

    /** Of entries that were written at that moment or later. */
    Collecting(Instant oldest) {
      this.oldest = ChronoUnit.MICROS.between(Instant.EPOCH, oldest);
    }

    void learns(Frame frame) throws UnreadableEntry {
      if (frame.atMicros() >= oldest) {
        visits.learns(EntryText.read(frame.kind(), frame.text()));
      }
    }

    Map<PbxId, WaitedBefore> result() {
      Map<PbxId, WaitedBefore> result = new LinkedHashMap<>();
      visits.lastSeen().forEach((pbx, at) -> result.put(pbx, new WaitedBefore(at, visits.of(pbx))));
      return result;
    }
  }
}
