package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was waiting when a router stopped, so that a restart neither starts a wait at zero nor loses
 * a caller who left meanwhile. Only the last day is read: nobody waits for longer.
 *
 * @param lastSeen the last moment of the exchange's clock that the journal knows
 * @param open the visits that had not ended, in the order in which they began
 */
public record WaitedBefore(Instant lastSeen, List<VisitBegan> open) {
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  /** A day, and an hour for clocks that were set. */
  private static final Duration OLDEST = Duration.ofHours(25);

  public WaitedBefore {
    open = List.copyOf(open);
  }

  /**
   * By exchange, as far as the journal can be read.
   *
   * @param folder of the journal; may not exist yet
   */
  public static Map<PbxId, WaitedBefore> read(Path folder, Instant now) {
    Collecting all = new Collecting();
    if (Files.isDirectory(folder)) {
      try (JournalReader reader = JournalReader.since(folder, now.minus(OLDEST))) {
        for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
          switch (frame.get().kind()) {
            case VISIT_BEGAN, VISIT_ENDED, SIGHTED ->
                all.learns(EntryText.read(frame.get().kind(), frame.get().text()));
            case STARTED,
                HEARD,
                RULES_ACTIVATED,
                DECISION_MADE,
                NOTICED,
                ACCESSED,
                LOST,
                TAIL_CUT,
                KEPT -> {}
          }
        }
      } catch (IOException | UnreadableEntry failed) {
        LOG.error(
            "who was waiting before could not be read to its end ({}); those who wait are found"
                + " again, and those who left meanwhile are not missed",
            failed.getMessage());
      }
    }
    return all.result();
  }

  private static final class Collecting {
    private final Map<PbxId, Instant> lastSeen = new LinkedHashMap<>();
    private final Map<PbxId, Map<CallId, VisitBegan>> open = new LinkedHashMap<>();

    void learns(Entry entry) {
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
