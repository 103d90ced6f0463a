package nl.zorgrouter.telephony.link;

import io.vertx.core.Future;
import nl.zorgrouter.call.PbxId;

/** The port to an exchange that is only watched: news comes out, and nothing can go in. */
public interface PbxWatch {
  /** Which exchange. */
  PbxId pbx();

  /**
   * Starts connecting, for ever. All news goes to this listener, on the loop on which this was
   * called, in the order in which it became known.
   *
   * @throws IllegalStateException when it is open already
   */
  void open(PbxListener listener);

  /** What it has counted so far; can be read from any thread. */
  LinkFigures figures();

  /** Ends the connection for good. */
  Future<Void> close();
}
