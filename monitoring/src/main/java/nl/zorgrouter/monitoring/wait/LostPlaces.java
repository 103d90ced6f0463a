package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.Snapshot;

/**
 * The visits that a snapshot no longer shows. A caller whom nobody knows, and who waits since
 * before the gap, has the place of one of them.
 */
final class LostPlaces {
  private final List<OpenVisit> missing;
  private final Instant at;

  /**
   * Visits that lost their callers.
   *
   * @param missing in any order; a place that is found is taken out
   * @param at the moment of the snapshot
   */
  LostPlaces(List<OpenVisit> missing, Instant at) {
    this.missing = missing;
    this.at = at;
  }

  /**
   * Whose place he has: of one who came in the second that the exchange's whole seconds point to,
   * or next to it. Where that fits several, his start is known to the second and no better.
   */
  Optional<OpenVisit> placeOf(Snapshot.WaitingCaller caller) {
    long second = at.getEpochSecond() - caller.waited().toSeconds();
    List<OpenVisit> fitting =
        missing.stream()
            .filter(visit -> !(visit.phase instanceof OpenVisit.HasLeft))
            .filter(visit -> visit.queue.equals(caller.queue()) && visit.offBy(second) <= 1)
            .sorted(Comparator.comparingLong(visit -> visit.offBy(second)))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    OpenVisit place = fitting.getFirst();
    missing.remove(place);
    if (fitting.size() > 1) {
      place.precision = Precision.BACKDATED;
    }
    return Optional.of(place);
  }
}
