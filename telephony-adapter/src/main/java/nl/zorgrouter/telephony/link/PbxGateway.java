package nl.zorgrouter.telephony.link;

import io.vertx.core.Future;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.telephony.ami.Outcome;

/** The port to one exchange: news comes out, commands go in. */
public interface PbxGateway {
  /** Which exchange. */
  PbxId pbx();

  /**
   * Starts connecting, for ever. All news goes to this listener, on the loop on which this was
   * called, in the order in which it became known.
   *
   * @throws IllegalStateException when it is open already
   */
  void open(PbxListener listener);

  /**
   * Sends a command. The future always ends, well, with one of the outcomes; it fails only when the
   * command itself can never be sent.
   */
  Future<Outcome> send(Command command);

  /** What it has counted so far; can be read from any thread. */
  LinkFigures figures();

  /** Ends the connection for good; pending commands end as lost. */
  Future<Void> close();
}
