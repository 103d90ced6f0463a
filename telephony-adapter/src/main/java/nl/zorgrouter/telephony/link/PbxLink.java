package nl.zorgrouter.telephony.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.AmiSession;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.ami.Output;
import nl.zorgrouter.telephony.ami.PeerFault;
import nl.zorgrouter.telephony.ami.Phase;
import nl.zorgrouter.telephony.ami.Submission;
import nl.zorgrouter.telephony.asterisk.CommandTranslator;
import nl.zorgrouter.telephony.asterisk.EventTranslator;
import nl.zorgrouter.telephony.asterisk.Instants;
import nl.zorgrouter.telephony.asterisk.PictureTranslator;
import nl.zorgrouter.telephony.asterisk.Translation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The link to one exchange: keeps a connection, tells what happens, sends what is asked. */
public final class PbxLink implements PbxGateway, Connection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(PbxLink.class);

  private final Vertx vertx;
  private final LinkSettings settings;
  private final RandomGenerator chance;
  private final NetClient client;
  private final Tally tally = new Tally();
  private final PbxClock clock = new PbxClock();
  private final Map<Long, Promise<Outcome>> waiting = new HashMap<>();
  private volatile LinkFigures figures = tally.figures(Phase.CLOSED, 0, 0);
  private Optional<Context> context = Optional.empty();
  private Optional<PbxListener> listener = Optional.empty();
  private Optional<Connection> connection = Optional.empty();
  private String lastTold = "";
  private boolean isInSync;
  private boolean closed;
  private int failures;
  private long epoch;
  private long submissions;

  /**
   * A link that is not open yet.
   *
   * @param chance spreads the attempts to connect, so that routers do not all come back at once
   */
  public PbxLink(Vertx vertx, LinkSettings settings, RandomGenerator chance) {
    this.vertx = vertx;
    this.settings = settings;
    this.chance = chance;
    client = vertx.createNetClient(Wiring.options(settings));
  }

  @Override
  public PbxId pbx() {
    return settings.pbx();
  }

  @Override
  public void open(PbxListener hears) {
    if (listener.isPresent()) {
      throw new IllegalStateException("the link to `" + pbx() + "` is open already");
    }
    listener = Optional.of(hears);
    Context loop = vertx.getOrCreateContext();
    context = Optional.of(loop);
    LOG.debug("{}: {} outputs rehearsed", pbx(), Rehearsal.play());
    loop.runOnContext(go -> connect());
  }

  @Override
  public Future<Outcome> send(Command command) {
    Context loop =
        context.orElseThrow(
            () -> new IllegalStateException("the link to `" + pbx() + "` is not open"));
    Promise<Outcome> end = Promise.promise();
    if (loop.equals(Vertx.currentContext())) {
      submit(command, end);
    } else {
      loop.runOnContext(go -> submit(command, end));
    }
    return end.future();
  }

  @Override
  public LinkFigures figures() {
    return figures;
  }

  @Override
  public Future<Void> close() {
    Promise<Void> done = Promise.promise();
    context
        .orElseGet(vertx::getOrCreateContext)
        .runOnContext(go -> {
          closed = true;
          connection.ifPresent(now -> now.close(new Closing.ByUs("the router stops")));
          client.close().onComplete(done);
        });
    return done.future();
  }

  private void connect() {
    if (closed) {
      return;
    }
    epoch++;
    long mine = epoch;
    client
        .connect(settings.port(), settings.host())
        .onSuccess(socket -> connected(socket, mine))
        .onFailure(unreachable -> failed(unreachable(unreachable)));
  }

  private Closing unreachable(Throwable failure) {
    return new Closing.ByPeer(
        PeerFault.UNREACHABLE,
        "`%s:%d` cannot be reached: %s"
            .formatted(settings.host(), settings.port(), Wiring.innermost(failure)));
  }

  private void connected(NetSocket socket, long mine) {
    if (closed || mine != epoch) {
      socket.close().onFailure(broken -> LOG.debug("{}: {}", pbx(), broken.getMessage()));
      return;
    }
    AmiSession session =
        new AmiSession(
            settings.credentials(), settings.limits(), settings.timing(), mine, System.nanoTime());
    Connection made = new Connection(vertx, socket, session, mine, this);
    connection = Optional.of(made);
    made.start();
  }

  private void submit(Command command, Promise<Outcome> end) {
    Submission submission;
    try {
      submission = CommandTranslator.translate(command, ++submissions);
    } catch (IllegalArgumentException impossible) {
      LOG.error("{}: {}", pbx(), impossible.getMessage());
      end.fail(impossible);
      return;
    }
    if (connection.isEmpty()) {
      end.complete(new Outcome.LinkLost());
    } else if (connection.get().isFull()) {
      end.complete(new Outcome.BackPressure());
    } else {
      waiting.put(submission.number(), end);
      connection.get().submit(submission);
    }
  }

  @Override
  public void heard(Connection from, Output output, long readNanos) {
    if (!isCurrent(from)) {
      return;
    }
    switch (output) {
      case Output.Happened(AmiMessage event) -> happened(event, readNanos);
      case Output.InSync(Output.Picture picture) -> inSync(picture, readNanos);
      case Output.Pinged(long micros, long roundTrip) -> pinged(micros, roundTrip, readNanos);
      case Output.Settled(long number, Outcome outcome) -> settled(number, outcome);
      case Output.Forged(AmiMessage message) -> {
        tally.forged();
        LOG.warn("{}: a message that contradicts itself:\n{}", pbx(), message);
      }
      case Output.Unexpected(AmiMessage message) -> tally.unexpected();
      case Output.LoggedIn in -> count();
      case Output.Send send -> throw new IllegalStateException("the connection sends by itself");
      case Output.Closed end -> throw new IllegalStateException("the connection ends by itself");
    }
  }

  private void settled(long number, Outcome outcome) {
    Promise<Outcome> end = waiting.remove(number);
    if (end != null) {
      end.complete(outcome);
    }
  }

  private void happened(AmiMessage event, long readNanos) {
    tally.event(event.name());
    switch (EventTranslator.translate(event, clock.micros(readNanos))) {
      case Translation.Told told -> tell(new PbxNews.Happened(pbx(), told.event()), readNanos);
      case Translation.Silent silent -> {}
      case Translation.Unknown(String name) -> {
        if (tally.unknown(name)) {
          LOG.debug("{}: the event `{}` is not used here", pbx(), name);
        }
      }
      case Translation.Unreadable(String name, String why) -> {
        tally.unreadable();
        LOG.warn("{}: the event `{}` cannot be read: {}", pbx(), name, why);
      }
    }
  }

  private void inSync(Output.Picture picture, long readNanos) {
    PictureTranslator read = PictureTranslator.translate(picture);
    read.unreadable()
        .forEach(why -> {
          tally.unreadable();
          LOG.warn("{}: {}", pbx(), why);
        });
    isInSync = true;
    failures = 0;
    lastTold = "";
    count();
    tell(new PbxNews.InSync(pbx(), epoch, read.snapshot()), readNanos);
  }

  private void pinged(long micros, long roundTripNanos, long readNanos) {
    Duration roundTrip = Duration.ofNanos(roundTripNanos);
    clock.set(micros, readNanos);
    tally.roundTrip(roundTrip);
    count();
    if (isInSync) {
      tell(new PbxNews.Pinged(pbx(), Instants.ofMicros(micros), roundTrip), readNanos);
    }
  }

  @Override
  public void ended(Connection ended, Closing closing) {
    if (isCurrent(ended)) {
      connection = Optional.empty();
      failed(closing);
    }
  }

  private boolean isCurrent(Connection other) {
    return connection.isPresent() && connection.get().epoch() == other.epoch();
  }

  private void failed(Closing closing) {
    if (closing instanceof Closing.ByPeer(PeerFault fault, String why)) {
      tally.fault(fault);
    }
    if (isInSync) {
      tally.gap();
    }
    failures++;
    count();
    if (isInSync || !closing.why().equals(lastTold)) {
      lastTold = closing.why();
      LOG.atLevel(closing instanceof Closing.ByUs ? Level.INFO : Level.WARN)
          .log("{}: not in sync: {}", pbx(), closing.why());
      isInSync = false;
      tell(new PbxNews.OutOfSync(pbx(), epoch, closing.why()), System.nanoTime());
    }
    if (!closed) {
      long again = vertx.setTimer(pause(closing).toMillis(), fired -> connect());
      LOG.debug("{}: next attempt by timer {}", pbx(), again);
    }
  }

  private Duration pause(Closing closing) {
    return switch (closing) {
      case Closing.ByPeer(PeerFault fault, String why) when fault == PeerFault.LOGIN_REFUSED ->
          settings.backoff().pauseWhenRefused(chance);
      case Closing.ByPeer peer -> settings.backoff().pause(failures, chance);
      case Closing.ByUs us -> settings.backoff().pause(failures, chance);
    };
  }

  private void count() {
    figures =
        tally.figures(
            connection.map(Connection::phase).orElse(Phase.CLOSED),
            epoch,
            connection.map(Connection::pendingActions).orElse(0));
  }

  /** The one place that survives whatever the listener does. */
  private void tell(PbxNews news, long readNanos) {
    try {
      listener.ifPresent(hears -> hears.on(news, readNanos));
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (RuntimeException | Error failure) {
      tally.listenerFailure();
      LOG.error("{}: the listener failed on {}", pbx(), news.getClass().getSimpleName(), failure);
    }
  }
}
