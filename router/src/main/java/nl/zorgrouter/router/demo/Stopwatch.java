package nl.zorgrouter.router.demo;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Snapshot.Leg;
import nl.zorgrouter.call.Snapshot.WaitingCaller;

/**
 * How long legs are there and callers wait on one exchange, closer than it tells in a snapshot:
 * whole seconds of the wire, each of which may be a minute of the people. All on the wire's clock.
 *
 * <p>What it knows is what was heard and what the dialplan wrote; the rest stays as it was told.
 */
final class Stopwatch {
  /** A mark that lies further from the exchange's seconds is of another wait. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** As many as there are legs on the exchange. */
  private final Map<CallId, Instant> began = new HashMap<>();

  /** Takes in when legs begin and end. */
  void hears(CallEvent event) {
    if (event instanceof CallEvent.Arrived arrived) {
      began.put(arrived.call(), arrived.at());
    } else if (event instanceof CallEvent.Ended ended) {
      began.remove(ended.call());
    }
  }

  /** The snapshot with the durations that are known better; who is gone from it is forgotten. */
  Snapshot better(Snapshot told) {
    Map<CallId, Leg> legs = new HashMap<>();
    told.legs().forEach(leg -> legs.put(leg.call(), leg));
    began.keySet().retainAll(legs.keySet());
    return new Snapshot(
        told.at(),
        told.legs().stream().map(leg -> better(leg, told.at())).toList(),
        told.waiting().stream()
            .map(caller -> better(caller, Optional.ofNullable(legs.get(caller.call())), told.at()))
            .toList(),
        told.members());
  }

  /** When it began as it was heard; else no later than it joined a queue. */
  private Leg better(Leg leg, Instant at) {
    Instant told = at.minus(leg.age());
    Instant since =
        Optional.ofNullable(began.get(leg.call()))
            .or(() -> joined(leg.marks()).filter(joined -> joined.isBefore(told)))
            .orElse(told);
    return new Leg(
        leg.call(),
        leg.linked(),
        leg.channel(),
        leg.callerNumber(),
        Duration.between(since, at),
        leg.question(),
        leg.marks());
  }

  /**
   * By the mark where it is of this wait. Below zero for one who joined while the lists were made:
   * counted back from the snapshot's moment that gives the moment he joined.
   */
  private static WaitingCaller better(WaitingCaller caller, Optional<Leg> leg, Instant at) {
    Duration waited =
        leg.map(Leg::marks)
            .filter(marks ->
                marks.get(Mark.ZR_QUEUE).filter(caller.queue().value()::equals).isPresent())
            .flatMap(Stopwatch::joined)
            .map(joined -> Duration.between(joined, at))
            .filter(exact -> exact.minus(caller.waited()).abs().compareTo(SECOND) <= 0)
            .orElse(caller.waited());
    return new WaitingCaller(caller.queue(), caller.call(), caller.position(), waited);
  }

  private static Optional<Instant> joined(Marks marks) {
    return marks
        .get(Mark.ZR_JOINED)
        .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), MICROS));
  }
}
