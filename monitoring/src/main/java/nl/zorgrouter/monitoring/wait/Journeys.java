package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.monitoring.wait.Journey.Leg;

/**
 * All people under way, over all exchanges: a leg that carries the same mark is the same person.
 */
final class Journeys {
  private final Map<JourneyId, Journey> byId = new HashMap<>();
  private final Map<Leg, Journey> byLeg = new HashMap<>();
  private final List<WaitFact> told;

  Journeys(List<WaitFact> told) {
    this.told = told;
  }

  /** The journey this leg is part of, made when it is new. */
  Journey of(Leg leg, KnownLeg known, Marks marks) {
    Journey journey = byLeg.get(leg);
    if (journey == null) {
      JourneyId id =
          new JourneyId(
              marks.get(Mark.ZR_JOURNEY).orElseGet(() -> leg.pbx() + "/" + known.linked()));
      journey =
          byId.computeIfAbsent(
              id,
              fresh -> new Journey(fresh, CallClass.of(marks.get(Mark.ZR_ORIGIN)), known.began()));
      byLeg.put(leg, journey);
    }
    journey.walksOn(leg, known.began());
    return journey;
  }

  /** A human on another exchange has the caller. */
  void accepted(Leg leg) {
    Journey journey = byLeg.get(leg);
    if (journey != null) {
      journey.accepted();
    }
  }

  /** The leg is gone; with the last one the journey is over. */
  void ended(Leg leg, Instant at) {
    Journey journey = byLeg.remove(leg);
    if (journey != null) {
      journey.leaves(leg);
      settle(journey, at);
    }
  }

  /** Looks again whether the journey is over, after one of its visits ended. */
  void settle(Journey journey, Instant at) {
    if (journey.isOver() && byId.remove(journey.id(), journey)) {
      journey.ended(at).ifPresent(told::add);
    }
  }
}
