package nl.zorgrouter.call;

import java.time.Duration;
import java.time.Instant;

/** What an exchange can be asked to do. Nothing else can be sent. */
public sealed interface Command {
  /** The exchange that is asked. */
  PbxId pbx();

  /**
   * Answers a question: SET VARIABLE, ASYNCAGI BREAK and the DTMF wake-up in one write.
   *
   * @param call the leg that asks
   */
  record GiveAnswer(PbxId pbx, CallId call, Answer answer) implements Command {}

  /** Ends a question without an answer; the dialplan asks again or goes to its fail-safe. */
  record EndQuestion(PbxId pbx, CallId call) implements Command {}

  /** Sends a leg to its line's fail-safe: the last resort for a question that does not end. */
  record SendToFailsafe(PbxId pbx, CallId call) implements Command {}

  /**
   * Renews, or with {@link Instant#EPOCH} gives up, this router's lease on the exchange.
   *
   * @param node 1 or 2
   * @param until by the exchange's clock
   */
  record HoldLease(PbxId pbx, int node, Instant until) implements Command {
    public HoldLease {
      if (node != 1 && node != 2) {
        throw new IllegalArgumentException("a router is node 1 or 2, not " + node);
      }
    }
  }

  /** Raises the fence: answers of an older rule set are no longer used by the exchange. */
  record RaiseFence(PbxId pbx, int rulesVersion) implements Command {}

  /** Writes a mark on one leg. */
  record WriteMark(PbxId pbx, CallId call, Mark mark, String value) implements Command {}

  /** Moves a leg to the question, so that it asks where to go. */
  record SendToQuestion(PbxId pbx, CallId call) implements Command {}

  /** Brings a leg back to the desk of its line, before all but unanswered 112 calls. */
  record BringBack(PbxId pbx, CallId call) implements Command {}

  /** Moves a leg to where its line says that worse leads. */
  record SendToUrgent(PbxId pbx, CallId call) implements Command {}

  /**
   * Puts a caller and the nurse who has him into one room.
   *
   * @param call the caller's leg; names the room
   * @param nurse her leg
   */
  record Meet(PbxId pbx, CallId call, CallId nurse) implements Command {}

  /**
   * Rings a target on behalf of a patient who stays where he is.
   *
   * @param target whom
   * @param meeting where whoever answers meets the patient
   * @param patient the caller's leg
   * @param limit how long it rings, at least a second
   * @param priority in the target's queue, 0 to 10
   * @param referral names what it is about
   */
  record Ring(
      PbxId pbx,
      Target target,
      Meeting meeting,
      CallId patient,
      Duration limit,
      int priority,
      String referral)
      implements Command {
    public Ring {
      if (limit.toSeconds() < 1 || priority < 0 || priority > 10) {
        throw new IllegalArgumentException(
            "a target rings for %s with priority %d".formatted(limit, priority));
      }
    }
  }

  /**
   * Rings somebody no more on behalf of a patient.
   *
   * @param ring the leg that rings the target
   */
  record StopRinging(PbxId pbx, CallId ring) implements Command {}

  /** Where whoever answers meets the patient. */
  enum Meeting {
    /** In the room where the desk already is with him. */
    ROOM,
    /** He is fetched from where he waits, unless somebody else has him by then. */
    FETCHED
  }
}
