package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.Ticket;
import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PQueue;

/**
 * The answers of the last minute. A question that is seen again (a retry of the dialplan, a
 * snapshot after a reconnect) gets the answer it had, so that one question is decided once.
 *
 * @param byTicket the answers
 * @param byAge their tickets, oldest first
 */
record GivenAnswers(PMap<Ticket, Answer> byTicket, PQueue<Aged> byAge) {
  /** Longer than any question of one ticket can stay open. */
  static final Duration KEPT = Duration.ofSeconds(60);

  static final GivenAnswers NONE = new GivenAnswers(HashTreePMap.empty(), AmortizedPQueue.empty());

  record Aged(Ticket ticket, Duration given) {}

  Optional<Answer> get(Ticket ticket) {
    return Optional.ofNullable(byTicket.get(ticket));
  }

  GivenAnswers plus(Answer answer, Duration now) {
    return new GivenAnswers(
        byTicket.plus(answer.ticket(), answer), byAge.plus(new Aged(answer.ticket(), now)));
  }

  GivenAnswers without(Duration now) {
    PMap<Ticket, Answer> kept = byTicket;
    PQueue<Aged> ages = byAge;
    while (!ages.isEmpty() && now.minus(ages.peek().given()).compareTo(KEPT) > 0) {
      kept = kept.minus(ages.peek().ticket());
      ages = ages.minus();
    }
    return ages.size() == byAge.size() ? this : new GivenAnswers(kept, ages);
  }
}
