package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.QueueName;

/** A visit that has no outcome yet. */
final class OpenVisit {
  /** Two starts this close are the same wait: the exchange counts in whole seconds. */
  private static final Duration SAME = Duration.ofSeconds(3);

  /**
   * An exchange that lets go of a caller who hung up ends his dialplan in the next milliseconds,
   * and says so before that does anything for a leg that is gone.
   */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** How far it has come. */
  sealed interface Phase {}

  /** He waits. */
  record Waits() implements Phase {}

  /** The exchange said that he left; why comes with its next word about him. */
  record HasLeft(Instant at) implements Phase {}

  /**
   * His leg ended, but the queue never let him go: an attended transfer into a queue gives the
   * place in the queue to another leg.
   */
  record LegGone(Instant at, int cause) implements Phase {}

  final QueueName queue;
  final CallClass callClass;
  final Journey journey;
  Precision precision;
  CallId call;
  Instant joined;
  Phase phase = new Waits();

  /** Whether Asterisk sent its abandon event, which does not say that he gave up. */
  boolean unanswered;

  /**
   * Whether a snapshot showed him so soon after he joined that news of what he did before may still
   * come: its lists are a little younger than its moment.
   */
  boolean maybeAhead;

  /** The first time the exchange said that his leg is about to end. */
  private Optional<CallEvent.HangUpAsked> hangUp = Optional.empty();

  /** Until when a departure is our own doing. */
  Optional<Instant> movedUntil = Optional.empty();

  OpenVisit(QueueName queue, CallId call, CallClass callClass, Journey journey, Start start) {
    this.queue = queue;
    this.call = call;
    this.callClass = callClass;
    this.journey = journey;
    this.joined = start.at();
    this.precision = start.precision();
  }

  /** When he joined, and how well that is known. */
  record Start(Instant at, Precision precision) {}

  /** The exchange's own event came after the snapshot that showed him. */
  void knownExactly(Instant at) {
    joined = at;
    precision = Precision.EXACT;
    maybeAhead = false;
  }

  /** Whether the news that he joined may come after news of what he did before. */
  boolean maybeComesLater() {
    return maybeAhead && phase instanceof Waits;
  }

  /** Whether a wait in that queue since that moment is this one. */
  boolean isAt(QueueName there, Instant since) {
    return queue.equals(there) && Duration.between(joined, since).abs().compareTo(SAME) <= 0;
  }

  /** Another leg has the place from now on. */
  void goesOnWith(CallId leg) {
    call = leg;
    phase = new Waits();
    hangUp = Optional.empty();
  }

  void isAboutToEnd(CallEvent.HangUpAsked asked) {
    hangUp = hangUp.or(() -> Optional.of(asked));
  }

  /** The cause that his line gave, before his leg has ended; 0 when it gave none. */
  int causeOfHangUp() {
    return hangUp.map(CallEvent.HangUpAsked::cause).orElse(0);
  }

  /** Whether his leg was about to end when he left: he was not moved. */
  boolean hungUpBy(Instant left) {
    return hangUp.filter(asked -> !asked.at().isAfter(left.plus(AT_ONCE))).isPresent();
  }

  /** Whether his leg was about to end only later: he lived on after he had left. */
  boolean livedOnAfter(Instant left) {
    return hangUp.isPresent() && !hungUpBy(left);
  }

  /** How far his start lies from that one: in whole seconds, where it is known no better. */
  Duration offBy(Start start) {
    return switch (start.precision()) {
      case EXACT, MARKED -> Duration.between(joined, start.at()).abs();
      case BACKDATED ->
          Duration.ofSeconds(Math.abs(joined.getEpochSecond() - start.at().getEpochSecond()));
    };
  }

  boolean movedByUs(Instant at) {
    return movedUntil.filter(until -> !at.isAfter(until)).isPresent();
  }
}
