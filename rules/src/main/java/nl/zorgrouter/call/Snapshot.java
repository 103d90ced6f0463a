package nl.zorgrouter.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The exchange as it was at one moment of its own clock, taken after every connection. It replaces
 * what was known; events from before {@code at} are not applied again.
 *
 * @param at the exchange's clock when the snapshot began
 * @param legs all channels
 * @param waiting all callers in queues
 * @param members all members of queues
 */
public record Snapshot(
    Instant at, List<Leg> legs, List<WaitingCaller> waiting, List<QueueMember> members) {
  public Snapshot {
    legs = List.copyOf(legs);
    waiting = List.copyOf(waiting);
    members = List.copyOf(members);
  }

  /**
   * One channel.
   *
   * @param linked the first leg of the same conversation
   * @param age how long it exists, in whole seconds
   * @param question whether it waits for an answer now
   */
  public record Leg(
      CallId call,
      CallId linked,
      String channel,
      String callerNumber,
      Duration age,
      Question question,
      Marks marks) {}

  /** Whether a channel waits for an answer. */
  public sealed interface Question {
    /** It asks nothing. */
    record None() implements Question {}

    /**
     * It asks, under this ticket; its start was lost or came before us.
     *
     * @param ticket from the arguments of the waiting application
     */
    record Open(Ticket ticket) implements Question {}
  }

  /**
   * One caller in a queue.
   *
   * @param position his place, from 1
   * @param waited how long already, in whole seconds: all that the exchange tells
   */
  public record WaitingCaller(QueueName queue, CallId call, int position, Duration waited) {}
}
