package nl.zorgrouter.telephony.ami;

import static nl.zorgrouter.telephony.ami.Phase.CHALLENGING;
import static nl.zorgrouter.telephony.ami.Phase.CLOSED;
import static nl.zorgrouter.telephony.ami.Phase.GREETING;
import static nl.zorgrouter.telephony.ami.Phase.LIVE;
import static nl.zorgrouter.telephony.ami.Phase.LOGGING_IN;
import static nl.zorgrouter.telephony.ami.Phase.SYNCHRONISING;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a session does with each input in each phase: the whole of it, one row a phase. A pair that
 * is not what the protocol foresees still has its place here.
 *
 * <pre>
 * phase          BANNER   RESPONSE  EVENT    FORGED   SUBMIT   BEAT
 * GREETING       GREET    REJECT    REJECT   REJECT   TURN     WAIT
 * CHALLENGING    REJECT   LOG_IN    REPORT   FORGERY  TURN     WAIT
 * LOGGING_IN     REJECT   ENTER     REPORT   FORGERY  TURN     WAIT
 * SYNCHRONISING  REJECT   SETTLE    HOLD     FORGERY  TURN     KEEP
 * LIVE           REJECT   SETTLE    DELIVER  FORGERY  SEND     KEEP
 * CLOSED         IGNORE   IGNORE    IGNORE   IGNORE   TURN     IGNORE
 * </pre>
 */
final class SessionTable {
  /** What comes in. */
  enum Signal {
    BANNER,
    RESPONSE,
    EVENT,
    FORGED,
    SUBMIT,
    BEAT
  }

  /** What is done. */
  enum Move {
    /** Read the banner and ask for the challenge, or log in. */
    GREET,
    /** Log in with the digest. */
    LOG_IN,
    /** Logged in, or refused. */
    ENTER,
    /** End the action this answers, or note that nobody waits for it. */
    SETTLE,
    /** Keep the event until the picture is whole, or add it to the list it belongs to. */
    HOLD,
    /** Hand the event on, or add it to the list it belongs to. */
    DELIVER,
    /** Send the submission. */
    SEND,
    /** End the submission at once: there is no link. */
    TURN,
    /** Look at the login deadline. */
    WAIT,
    /** Ping, look at deadlines, at silence and at what is still to be asked. */
    KEEP,
    /** Note a message that contradicts itself. */
    FORGERY,
    /** Note a message that has no business here. */
    REPORT,
    /** Close: this is no exchange. */
    REJECT,
    /** Nothing: the session is over. */
    IGNORE
  }

  private static final Map<Phase, Map<Signal, Move>> TABLE = new EnumMap<>(Phase.class);

  static {
    row(GREETING, Move.GREET, Move.REJECT, Move.REJECT, Move.REJECT, Move.TURN, Move.WAIT);
    row(CHALLENGING, Move.REJECT, Move.LOG_IN, Move.REPORT, Move.FORGERY, Move.TURN, Move.WAIT);
    row(LOGGING_IN, Move.REJECT, Move.ENTER, Move.REPORT, Move.FORGERY, Move.TURN, Move.WAIT);
    row(SYNCHRONISING, Move.REJECT, Move.SETTLE, Move.HOLD, Move.FORGERY, Move.TURN, Move.KEEP);
    row(LIVE, Move.REJECT, Move.SETTLE, Move.DELIVER, Move.FORGERY, Move.SEND, Move.KEEP);
    row(CLOSED, Move.IGNORE, Move.IGNORE, Move.IGNORE, Move.IGNORE, Move.TURN, Move.IGNORE);
  }

  private SessionTable() {}

  static Move move(Phase phase, Signal signal) {
    Map<Signal, Move> row = TABLE.get(phase);
    Move move = row == null ? null : row.get(signal);
    if (move == null) {
      throw new IllegalStateException("no move for " + signal + " in " + phase);
    }
    return move;
  }

  private static void row(Phase phase, Move... moves) {
    EnumMap<Signal, Move> row = new EnumMap<>(Signal.class);
    Iterator<Move> inTurn = List.of(moves).iterator();
    for (Signal signal : Signal.values()) {
      row.put(signal, inTurn.next());
    }
    TABLE.put(phase, row);
  }
}
