package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.WaitFact.JourneyEnded;

/** One person under way. */
final class Journey {
  /** One of his legs. */
  record Leg(PbxId pbx, CallId call) {}

  /** What he went through: empty until he comes to a queue. */
  private record Waits(QueueName first, QueueName last, Instant since, Duration waited, int count) {
    Waits then(QueueName queue) {
      return new Waits(first, queue, since, waited, count + 1);
    }

    Waits plus(Duration more) {
      return new Waits(first, last, since, waited.plus(more), count);
    }
  }

  private final JourneyId id;
  private final Set<Leg> legs = new HashSet<>();
  private final CallClass callClass;
  private Instant began;
  private Optional<Waits> waits = Optional.empty();
  private Outcome outcome = Outcome.UNKNOWN_GAP;
  private int open;

  Journey(JourneyId id, CallClass callClass, Instant began) {
    this.id = id;
    this.callClass = callClass;
    this.began = began;
  }

  JourneyId id() {
    return id;
  }

  Instant began() {
    return began;
  }

  Instant firstWaited() {
    return waits.map(Waits::since).orElse(began);
  }

  void walksOn(Leg leg, Instant legBegan) {
    legs.add(leg);
    if (legBegan.isBefore(began)) {
      began = legBegan;
    }
  }

  void leaves(Leg leg) {
    legs.remove(leg);
  }

  void comesTo(QueueName queue, Instant at) {
    waits =
        Optional.of(
            waits
                .map(before -> before.then(queue))
                .orElseGet(() -> new Waits(queue, queue, at, Duration.ZERO, 1)));
    open++;
  }

  void leavesQueue(Outcome how, Duration waited) {
    waits = waits.map(before -> before.plus(waited));
    outcome = how;
    open--;
  }

  void accepted() {
    outcome = Outcome.ANSWERED;
  }

  boolean isOver() {
    return legs.isEmpty() && open == 0;
  }

  /** The whole journey, when he ever came to a queue. */
  Optional<JourneyEnded> ended(Instant at) {
    return waits.map(all ->
        new JourneyEnded(
            id,
            callClass,
            all.first(),
            all.last(),
            began,
            all.since(),
            at,
            all.waited(),
            all.count(),
            switch (outcome) {
              case REROUTED, EXIT_KEY -> Outcome.ABANDONED;
              case ANSWERED,
                  ABANDONED,
                  ABANDONED_SHORT,
                  TIMEOUT,
                  LEFT_EMPTY,
                  CALLBACK,
                  REFUSED_FULL,
                  REFUSED_EMPTY,
                  WITHDRAWN,
                  FAILED,
                  UNKNOWN_GAP ->
                  outcome;
            }));
  }
}
