package nl.zorgrouter.telephony.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;
import nl.zorgrouter.call.PbxId;

/**
 * A link through which no command can be sent. What it does send is the login, pings and the two
 * questions of the first picture.
 */
public final class PbxWatcher implements PbxWatch {
  private final PbxLink link;

  /** A watcher that is not open yet. */
  public PbxWatcher(Vertx vertx, LinkSettings settings, RandomGenerator chance) {
    link = new PbxLink(vertx, settings, chance);
  }

  @Override
  public PbxId pbx() {
    return link.pbx();
  }

  @Override
  public void open(PbxListener listener) {
    link.open(listener);
  }

  @Override
  public LinkFigures figures() {
    return link.figures();
  }

  @Override
  public Future<Void> close() {
    return link.close();
  }
}
