package nl.zorgrouter.call;

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
}
