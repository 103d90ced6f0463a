package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.zorgrouter.call.CallId;

/**
 * The visits that a snapshot no longer shows. A caller whom nobody knows, and who waits since
 * before the gap, has the place of one of them.
 */
final class LostPlaces {
  /** The dialplan's mark is written so shortly before the exchange tells that somebody joined. */
  private static final Duration MARK = Duration.ofMillis(500);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<OpenVisit> missing;

  /**
   * Visits that lost their callers.
   *
   * @param missing in any order; a place that is found is taken out
   */
  LostPlaces(List<OpenVisit> missing) {
    this.missing = missing;
  }

  /** Gives each caller whom nobody knows, and who waits since before the gap, his place. */
  void give(Stream<Shown> strangers, Instant seen, BiConsumer<OpenVisit, CallId> given) {
    strangers
        .filter(caller -> caller.start().at().isBefore(seen))
        .sorted(Comparator.comparing(caller -> caller.start().at()))
        .forEach(caller -> placeOf(caller).ifPresent(place -> given.accept(place, caller.call())));
  }

  /**
   * Whose place he has: the mark goes over with the place, and names its start. Without a mark, of
   * one who came in the second that the exchange's whole seconds point to, or next to it; where
   * that fits several, his start is known to the second and no better.
   */
  private Optional<OpenVisit> placeOf(Shown caller) {
    boolean marked = caller.start().precision() == Precision.MARKED;
    Duration most = marked ? MARK : SECOND;
    List<OpenVisit> fitting =
        missing.stream()
            .filter(visit -> !(visit.phase instanceof OpenVisit.HasLeft))
            .filter(visit -> visit.queue.equals(caller.queue()))
            .filter(visit -> visit.offBy(caller.start()).compareTo(most) <= 0)
            .sorted(Comparator.comparing(visit -> visit.offBy(caller.start())))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    OpenVisit place = fitting.getFirst();
    missing.remove(place);
    if (fitting.size() > 1 && !marked) {
      place.precision = Precision.BACKDATED;
    }
    return Optional.of(place);
  }
}
