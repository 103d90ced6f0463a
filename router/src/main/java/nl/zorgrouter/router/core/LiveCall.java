package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueName;

/**
 * One leg that is alive on an exchange.
 *
 * @param call the leg
 * @param linked the first leg of its conversation
 * @param channel the channel's name
 * @param callerNumber as the exchange shows it; empty when withheld
 * @param since when it came into being, by the exchange's clock
 * @param firstWaited when it first waited in any queue, as far as this router saw
 * @param sentOn when it last had to ask again because a takeover had ended
 * @param phase what it is doing
 * @param marks what the dialplan last wrote on it
 */
public record LiveCall(
    CallId call,
    CallId linked,
    String channel,
    String callerNumber,
    Instant since,
    Optional<Instant> firstWaited,
    Optional<SentOn> sentOn,
    Phase phase,
    Marks marks) {

  /**
   * It waited for whoever had taken over its line, and was made to ask again.
   *
   * @param visit in which it waited
   * @param ended the router's uptime when it saw that takeover end
   */
  record SentOn(String visit, Duration ended) {}

  /** One that is doing this since it is known. */
  LiveCall(
      CallId call,
      CallId linked,
      String channel,
      String callerNumber,
      Instant since,
      Phase phase,
      Marks marks) {
    this(call, linked, channel, callerNumber, since, waits(phase), Optional.empty(), phase, marks);
  }

  LiveCall in(Phase next) {
    return new LiveCall(
        call,
        linked,
        channel,
        callerNumber,
        since,
        firstWaited.or(() -> waits(next)),
        sentOn,
        next,
        marks);
  }

  LiveCall from(String number) {
    return new LiveCall(call, linked, channel, number, since, firstWaited, sentOn, phase, marks);
  }

  LiveCall marked(Marks next) {
    return new LiveCall(
        call, linked, channel, callerNumber, since, firstWaited, sentOn, phase, next);
  }

  LiveCall sentOn(SentOn sent) {
    return new LiveCall(
        call, linked, channel, callerNumber, since, firstWaited, Optional.of(sent), phase, marks);
  }

  /** The same leg, as an event tells it anew: what was seen of it before stays. */
  LiveCall after(Optional<LiveCall> before) {
    return new LiveCall(
        call,
        linked,
        channel,
        callerNumber,
        since,
        before.flatMap(LiveCall::firstWaited).or(() -> firstWaited),
        before.flatMap(LiveCall::sentOn).or(() -> sentOn),
        phase,
        marks);
  }

  private static Optional<Instant> waits(Phase phase) {
    return phase instanceof Phase.Waiting waiting ? Optional.of(waiting.since()) : Optional.empty();
  }

  /** What a leg is doing. */
  public sealed interface Phase {
    /** In the dialplan, ringing, or in a menu. */
    record Underway() implements Phase {}

    /** Asking the routers where to go. */
    record Asking() implements Phase {}

    /** Waiting in a queue since then. */
    record Waiting(QueueName queue, Instant since) implements Phase {}

    /** With a member of a queue since then. */
    record Talking(QueueName queue, Instant since) implements Phase {}
  }
}
