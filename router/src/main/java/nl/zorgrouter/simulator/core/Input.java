package nl.zorgrouter.simulator.core;

import java.util.Map;

/** What can happen to an exchange from outside. Time passing is an input of its own. */
public sealed interface Input {
  /** A client connects; it is known by this number from now on. */
  record Connects(int session) implements Input {}

  /** A client says something. */
  record Says(int session, Message action) implements Input {}

  /** A client is gone. */
  record Disconnects(int session) implements Input {}

  /**
   * A call comes in on a trunk.
   *
   * @param trunk the trunk's name
   * @param number what was dialled: an extension of the context {@code incoming}
   * @param from the caller's number, empty when withheld
   * @param sipHeaders what the other exchange sent with it
   */
  record Dials(String trunk, String number, String from, Map<String, String> sipHeaders)
      implements Input {}

  /** The person on a leg hangs up. */
  record HangsUp(String line) implements Input {}

  /** A telephone that rings is answered. */
  record Answers(String line) implements Input {}

  /** The person on a leg presses keys. */
  record Presses(String line, String keys) implements Input {}

  /** Somebody sits down at a telephone, and belongs to a queue from now on. */
  record Joins(String queue, String telephone, String name, int penalty) implements Input {}

  /** Somebody leaves a queue. */
  record Leaves(String queue, String telephone) implements Input {}

  /** Somebody pauses, or comes back, in every queue. */
  record Pauses(String telephone, boolean paused, String reason) implements Input {}

  /** Time passes; nothing else happens. */
  record TimePasses() implements Input {}

  /** The exchange is started again: every call and every connection is gone. */
  record Restarts() implements Input {}
}
