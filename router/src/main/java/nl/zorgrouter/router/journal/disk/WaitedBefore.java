package nl.zorgrouter.router.journal.disk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
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
    private final Map<PbxId, Instant> lastSeen = new LinkedHashMap<>();
    private final Map<PbxId, Map<CallId, VisitBegan>> open = new LinkedHashMap<>();

    /** Of entries that were written at that moment or later. */
    Collecting(Instant oldest) {
      this.oldest = ChronoUnit.MICROS.between(Instant.EPOCH, oldest);
    }

    void learns(Frame frame) throws UnreadableEntry {
      if (frame.atMicros() >= oldest) {
        learns(EntryText.read(frame.kind(), frame.text()));
      }
    }

    private void learns(Entry entry) {
      switch (entry) {
        case Entry.VisitBegan(var began) -> {
          seen(began.pbx(), began.joined());
          Map<CallId, VisitBegan> waiting = of(began.pbx());
          waiting.remove(began.call());
          waiting.put(began.call(), began);
        }
        case Entry.VisitEnded(var ended) -> {
          seen(ended.pbx(), ended.ended());
          of(ended.pbx()).values().removeIf(began -> isSame(began, ended));
        }
        case Entry.Sighted(var sight) -> seen(sight.pbx(), sight.until());
        case Entry.Started _,
            Entry.Heard _,
            Entry.RulesActivated _,
            Entry.DecisionMade _,
            Entry.Noticed _,
            Entry.Accessed _,
            Entry.Lost _,
            Entry.TailCut _,
            Entry.Kept _ -> {}
      }
    }

    Map<PbxId, WaitedBefore> result() {
      Map<PbxId, WaitedBefore> result = new LinkedHashMap<>();
      lastSeen.forEach(
          (pbx, at) -> result.put(pbx, new WaitedBefore(at, new ArrayList<>(of(pbx).values()))));
      return result;
    }

    /** An attended transfer gives a place in a queue to another call; its start stays. */
    private static boolean isSame(VisitBegan began, Visit ended) {
      return began.queue().equals(ended.queue())
          && (began.call().equals(ended.call())
              || (began.joined().equals(ended.joined())
                  && began.journey().equals(ended.journey())));
    }

    private void seen(PbxId pbx, Instant at) {
      lastSeen.merge(pbx, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Map<CallId, VisitBegan> of(PbxId pbx) {
      return open.computeIfAbsent(pbx, _ -> new LinkedHashMap<>());
    }
  }
}
