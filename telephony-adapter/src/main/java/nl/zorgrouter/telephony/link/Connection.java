package nl.zorgrouter.telephony.link;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import nl.zorgrouter.telephony.ami.AmiSession;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.Output;
import nl.zorgrouter.telephony.ami.PeerFault;
import nl.zorgrouter.telephony.ami.Phase;
import nl.zorgrouter.telephony.ami.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: a socket, a session and a timer that live and end together. */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long NANOS_IN_MILLI = 1_000_000;

  /**
   * How much may wait to be written. What one reading brings is answered before anything is sent,
   * so this holds the answers to all the questions that can be open at once; with the 64 KiB that
   * are usual, 130 callers in one reading were too many.
   */
  private static final int UNSENT_BYTES = 1024 * 1024;

  /** What a connection tells the link it belongs to. */
  interface Owner {
    /** An output that is not the connection's own business; read at this time. */
    void heard(Connection connection, Output output, long readNanos);

    /** It has ended; nothing more comes from it. */
    void ended(Connection connection, Closing closing);
  }

  private final Vertx vertx;
  private final NetSocket socket;
  private final AmiSession session;
  private final long epoch;
  private final Owner owner;
  private long timer;
  private boolean ended;

  Connection(Vertx vertx, NetSocket socket, AmiSession session, long epoch, Owner owner) {
    this.vertx = vertx;
    this.socket = socket;
    this.session = session;
    this.epoch = epoch;
    this.owner = owner;
  }

  void start() {
    socket.setWriteQueueMaxSize(UNSENT_BYTES);
    socket.handler(this::received);
    socket.exceptionHandler(broken -> close(lost("the connection broke: " + broken.getMessage())));
    socket.closeHandler(closed -> close(lost("the connection was closed")));
    wakeLater();
  }

  /** Its number among the connections to this exchange. */
  long epoch() {
    return epoch;
  }

  Phase phase() {
    return session.phase();
  }

  int pendingActions() {
    return session.pendingActions();
  }

  /** Whether the exchange reads so slowly that more would only pile up here. */
  boolean isFull() {
    return socket.writeQueueFull();
  }

  void submit(Submission submission) {
    perform(session.submit(submission, System.nanoTime()), System.nanoTime());
  }

  void close(Closing closing) {
    long now = System.nanoTime();
    perform(session.close(closing, now), now);
  }

  private static Closing lost(String why) {
    return new Closing.ByPeer(PeerFault.ENDED, why);
  }

  private void received(Buffer buffer) {
    if (ended) {
      return;
    }
    long now = System.nanoTime();
    byte[] bytes = buffer.getBytes();
    perform(session.receive(bytes, 0, bytes.length, now), now);
  }

  private void wakeLater() {
    long nanos = session.wakeAt() - System.nanoTime();
    long millis = Math.max(1, Math.ceilDiv(nanos, NANOS_IN_MILLI));
    timer = vertx.setTimer(millis, fired -> wake());
  }

  private void wake() {
    if (ended) {
      return;
    }
    long now = System.nanoTime();
    perform(session.wake(now), now);
    if (!ended) {
      wakeLater();
    }
  }

  private void perform(List<Output> outputs, long readNanos) {
    for (Output output : outputs) {
      switch (output) {
        case Output.Send(String text) -> write(text);
        case Output.Closed(Closing closing) -> end(closing);
        case Output.LoggedIn in -> owner.heard(this, in, readNanos);
        case Output.InSync in -> owner.heard(this, in, readNanos);
        case Output.Happened happened -> owner.heard(this, happened, readNanos);
        case Output.Forged forged -> owner.heard(this, forged, readNanos);
        case Output.Unexpected unexpected -> owner.heard(this, unexpected, readNanos);
        case Output.Pinged pinged -> owner.heard(this, pinged, readNanos);
        case Output.Settled settled -> owner.heard(this, settled, readNanos);
      }
    }
  }

  private void write(String text) {
    socket
        .write(Buffer.buffer(text))
        .onFailure(broken -> close(lost("writing failed: " + broken.getMessage())));
  }

  private void end(Closing closing) {
    if (ended) {
      return;
    }
    ended = true;
    vertx.cancelTimer(timer);
    // told at once: a peer that does not read must not delay what the router knows
    owner.ended(this, closing);
    socket.close().onFailure(broken -> LOG.debug("closing: {}", broken.getMessage()));
  }
}
