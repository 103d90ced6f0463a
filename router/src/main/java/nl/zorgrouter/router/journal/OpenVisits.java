package nl.zorgrouter.router.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/**
 * The visits of one journal that began and have not ended, as far as its entries were read, oldest
 * first. A router that sees an exchange again, after a gap or a restart, first ends whoever is
 * gone: whoever has no end yet waited when the journal last saw the exchange.
 */
public final class OpenVisits {
  private final Map<PbxId, Instant> lastSeen = new LinkedHashMap<>();
  private final Map<PbxId, Map<CallId, VisitBegan>> open = new LinkedHashMap<>();
  private final Map<VisitBegan, Instant> doubtful = new HashMap<>();

  /** Goes on with the next entry; one that tells nothing of visits changes nothing. */
  public void learns(Entry entry) {
    switch (entry) {
      case Entry.VisitBegan(var began) -> {
        seen(began.pbx(), began.joined());
        Map<CallId, VisitBegan> waiting = at(began.pbx());
        waiting.remove(began.call());
        waiting.put(began.call(), began);
      }
      case Entry.VisitEnded(var ended) -> {
        seen(ended.pbx(), ended.ended());
        at(ended.pbx()).values().removeIf(began -> isSame(began, ended));
      }
      case Entry.Sighted(var sight) -> seen(sight.pbx(), sight.until());
      case Entry.Lost _ -> doubtAll();
      case Entry.Started _,
          Entry.Heard _,
          Entry.RulesActivated _,
          Entry.DecisionMade _,
          Entry.Noticed _,
          Entry.Accessed _,
          Entry.TailCut _,
          Entry.Kept _ -> {}
    }
  }

  /** The last moment of each exchange's clock that the journal knows. */
  public Map<PbxId, Instant> lastSeen() {
    return lastSeen;
  }

  /** Those of an exchange, in the order in which they began. */
  public List<VisitBegan> of(PbxId pbx) {
    return new ArrayList<>(at(pbx).values());
  }

  /** All of them, each with the last moment at which it had surely not ended. */
  public List<Unended> unended() {
    List<Unended> unended = new ArrayList<>();
    lastSeen.forEach((pbx, seen) ->
        of(pbx)
            .forEach(began -> unended.add(new Unended(began, doubtful.getOrDefault(began, seen)))));
    return unended;
  }

  /** The end of any of them may be among the entries that are lost. */
  private void doubtAll() {
    open.forEach((pbx, visits) ->
        visits
            .values()
            .forEach(
                began -> doubtful.putIfAbsent(began, lastSeen.getOrDefault(pbx, began.joined()))));
  }

  /** An attended transfer gives a place in a queue to another call; its start stays. */
  private static boolean isSame(VisitBegan began, Visit ended) {
    return began.queue().equals(ended.queue())
        && (began.call().equals(ended.call())
            || (began.joined().equals(ended.joined()) && began.journey().equals(ended.journey())));
  }

  private void seen(PbxId pbx, Instant at) {
    lastSeen.merge(pbx, at, (one, other) -> one.isAfter(other) ? one : other);
  }

  private Map<CallId, VisitBegan> at(PbxId pbx) {
    return open.computeIfAbsent(pbx, _ -> new LinkedHashMap<>());
  }
}
