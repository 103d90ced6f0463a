package nl.zorgrouter.telephony.link;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import nl.zorgrouter.telephony.ami.AmiInspection;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.Inspection;
import nl.zorgrouter.telephony.ami.PeerFault;

/**
 * Examines one exchange once: connects, looks, says goodbye. It cannot send anything that changes
 * the exchange, and it does not try again.
 */
public final class PbxInspector {
  /** For the login and for each look; a dialplan of 50,000 lines takes about a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long BEAT_MILLIS = 100;

  private final Vertx vertx;
  private final LinkSettings settings;

  /** An inspector of that exchange. */
  public PbxInspector(Vertx vertx, LinkSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /**
   * Looks at everything there is to look at. The future always ends well; an exchange that cannot
   * be reached is an answer too.
   */
  public Future<Inspection> inspect() {
    Promise<Inspection> done = Promise.promise();
    NetClient client = vertx.createNetClient(Wiring.options(settings));
    vertx.getOrCreateContext().runOnContext(_ -> connect(client, done));
    return done.future().eventually(client::close);
  }

  /** On the loop: elsewhere the greeting may come before there is anybody to hear it. */
  private void connect(NetClient client, Promise<Inspection> done) {
    client
        .connect(settings.port(), settings.host())
        .onSuccess(socket -> look(socket, done))
        .onFailure(failure -> done.tryComplete(Inspection.refused(unreachable(failure))));
  }

  private Closing unreachable(Throwable failure) {
    return new Closing.ByPeer(
        PeerFault.UNREACHABLE,
        "`%s:%d` cannot be reached: %s"
            .formatted(settings.host(), settings.port(), Wiring.innermost(failure)));
  }

  private void look(NetSocket socket, Promise<Inspection> done) {
    AmiInspection inspection =
        new AmiInspection(settings.credentials(), settings.limits(), PATIENCE, System.nanoTime());
    long timer =
        vertx.setPeriodic(
            BEAT_MILLIS, _ -> write(socket, inspection, inspection.wake(System.nanoTime()), done));
    done.future().onComplete(_ -> vertx.cancelTimer(timer));
    socket.handler(bytes ->
        write(socket, inspection, inspection.receive(bytes.getBytes(), System.nanoTime()), done));
    socket.exceptionHandler(broken -> ended(inspection, "" + broken.getMessage(), done));
    socket.closeHandler(_ -> ended(inspection, "the exchange closed the connection", done));
  }

  private static void write(
      NetSocket socket, AmiInspection inspection, String text, Promise<Inspection> done) {
    if (!text.isEmpty()) {
      socket
          .write(Buffer.buffer(text))
          .onFailure(broken -> ended(inspection, "" + broken.getMessage(), done));
    }
    if (inspection.isOver()) {
      done.tryComplete(inspection.seen());
    }
  }

  private static void ended(AmiInspection inspection, String why, Promise<Inspection> done) {
    inspection.ended(why);
    done.tryComplete(inspection.seen());
  }
}
