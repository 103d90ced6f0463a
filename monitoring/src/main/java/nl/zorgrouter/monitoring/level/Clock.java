package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/** From when a wait is counted. Queue figures and what callers felt differ by this choice. */
public enum Clock {
  /** Since he came to this queue; of a person, to the first one of this wait. */
  QUEUE,
  /** Since he first waited, over queues and exchanges. */
  JOURNEY,
  /** Since his call began, welcome and menu included. */
  CALL;

  /** The wait of a visit on this clock; never negative. */
  public Duration waited(Visit visit) {
    return between(visit.joined(), visit.firstWaited(), visit.callBegan(), visit.ended());
  }

  /** The wait so far on this clock; never negative. */
  Duration waited(Waiting waiting) {
    VisitBegan began = waiting.began();
    return between(began.joined(), began.firstWaited(), began.callBegan(), waiting.seen());
  }

  private Duration between(Instant joined, Instant firstWaited, Instant callBegan, Instant until) {
    Instant since =
        switch (this) {
          case QUEUE -> joined;
          case JOURNEY -> firstWaited;
          case CALL -> callBegan;
        };
    return since.isBefore(until) ? Duration.between(since, until) : Duration.ZERO;
  }

  Sentence sentence(Unit unit) {
    return switch (this) {
      case QUEUE ->
          switch (unit) {
            case VISIT -> new Sentence("from joining the queue", "vanaf het begin van de wachtrij");
            case PERSON ->
                new Sentence(
                    "from joining the first queue, over all queues until a human answers",
                    "vanaf het begin van de eerste wachtrij, over alle wachtrijen tot een mens"
                        + " opneemt");
          };
      case JOURNEY -> new Sentence("from the first wait", "vanaf de eerste wachtrij");
      case CALL -> new Sentence("from the start of the call", "vanaf het begin van het gesprek");
    };
  }
}
