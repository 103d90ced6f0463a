package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;

/** Why the log and our account differ. A reason holds only where something bears it out. */
final class Reasons {
  /** The log's time is cut to the second: what may lie in a gap by a second may be in it. */
  static final Duration CUT = Duration.ofSeconds(1);

  /** The exchange cuts a wait to whole seconds when it logs it, and when it lists who waits. */
  private static final Duration COUNTED_BACK = Duration.ofSeconds(2);

  /** More are not looked at within ten minutes of log. */
  private static final int MOST_RESTARTS = 100;

  private final Sightings sightings;
  private final Moves moves;
  private final NavigableSet<Instant> restarts = new TreeSet<>();

  Reasons(Sightings sightings, Moves moves) {
    this.sightings = sightings;
    this.moves = moves;
  }

  void restarted(Instant at) {
    restarts.add(at);
    while (restarts.size() > MOST_RESTARTS) {
      restarts.pollFirst();
    }
  }

  /** Both know the visit, and call its end by another name. */
  Why ofOutcome(LoggedVisit line, Visit visit) {
    Outcome logged = line.outcome();
    return switch (visit.outcome()) {
      case UNKNOWN_GAP -> unless(wasSeen(line.at()), Why.IN_A_GAP);
      case REROUTED ->
          unless(
              (logged != Outcome.ABANDONED && logged != Outcome.WITHDRAWN)
                  || !moves.seenElsewhere(visit.call(), visit.ended()),
              Why.MOVED);
      case FAILED -> unless(logged != Outcome.ABANDONED, Why.LINE_FAILED);
      case CALLBACK -> unless(logged != Outcome.EXIT_KEY, Why.CALLBACK_KEY);
      case ANSWERED,
          ABANDONED,
          ABANDONED_SHORT,
          TIMEOUT,
          LEFT_EMPTY,
          EXIT_KEY,
          REFUSED_FULL,
          REFUSED_EMPTY,
          WITHDRAWN ->
          Why.UNEXPLAINED;
    };
  }

  /** Both tell the same end, and the wait is longer or shorter by more than a second. */
  Why ofWait(Duration logged, Visit visit) {
    boolean counted =
        visit.precision() == Precision.BACKDATED
            && visit.waited().minus(logged).abs().compareTo(COUNTED_BACK) <= 0;
    return unless(!counted, Why.COUNTED_BACK);
  }

  /**
   * Only the log has him. Who was in sight at any moment of his wait, but its first and last
   * second, must be in our account too: his coming was told, or the next snapshot showed him. One
   * who left in a gap that has not ended may be in it and still without an outcome.
   */
  Why onlyTheirs(LoggedVisit line) {
    Instant joined = line.at().minus(line.waited().orElse(Duration.ZERO));
    boolean unseen =
        sightings.unseen(joined.minus(CUT), line.at().plus(CUT)).stream()
            .anyMatch(gap ->
                !gap.from().isAfter(joined.plus(CUT))
                    && !gap.until().isBefore(line.at().minus(CUT)));
    if (unseen) {
      return Why.NEVER_SEEN;
    }
    List<Sightings.Stretch> later = sightings.unseen(line.at().minus(CUT), Instant.MAX);
    boolean neverAgain = !later.getFirst().from().isAfter(line.at().plus(CUT)) && later.size() == 1;
    return unless(!neverAgain, Why.IN_A_GAP);
  }

  /** Only we have him. */
  Why onlyOurs(Visit visit, Duration window) {
    if (visit.outcome() == Outcome.UNKNOWN_GAP) {
      return unless(wasSeen(visit.ended()), Why.IN_A_GAP);
    }
    if (isRefusal(visit.outcome())) {
      return Why.REFUSAL_NOT_LOGGED;
    }
    boolean stopped =
        !restarts
            .subSet(visit.joined().minus(CUT), true, visit.ended().plus(window), true)
            .isEmpty();
    return unless(!stopped, Why.NOT_LOGGED);
  }

  /** Whether the log may tell of his end later than that: he left in a gap that was not over. */
  boolean mayEndAfter(Visit visit, Instant moment) {
    if (visit.outcome() != Outcome.UNKNOWN_GAP) {
      return false;
    }
    List<Sightings.Stretch> gaps = sightings.unseen(visit.ended(), moment);
    return !gaps.isEmpty()
        && !gaps.getFirst().from().isAfter(visit.ended().plus(CUT))
        && gaps.getFirst().until().equals(moment);
  }

  /** The exchange writes no line for these. */
  static boolean isRefusal(Outcome outcome) {
    return outcome == Outcome.REFUSED_FULL || outcome == Outcome.REFUSED_EMPTY;
  }

  private boolean wasSeen(Instant at) {
    return sightings.saw(at.minus(CUT), at.plus(CUT));
  }

  private static Why unless(boolean not, Why why) {
    return not ? Why.UNEXPLAINED : why;
  }
}
