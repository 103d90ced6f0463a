package nl.zorgrouter.telephony.link;

import io.vertx.core.Future;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.telephony.ami.Outcome;

/** The port to one exchange: news comes out, commands go in. */
public interface PbxGateway extends PbxWatch {
  /**
   * Sends a command. The future always ends, well, with one of the outcomes; it fails only when the
   * command itself can never be sent.
   */
  Future<Outcome> send(Command command);
}
