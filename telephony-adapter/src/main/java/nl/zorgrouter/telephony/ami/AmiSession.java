package nl.zorgrouter.telephony.ami;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nl.zorgrouter.telephony.ami.SessionTable.Signal;

/**
 * One connection to an exchange, without the connection: what comes in goes through {@link
 * SessionTable}, what is to be done comes out as {@link Output}s, in order.
 *
 * <p>Not for more than one thread. All times are nanoseconds of one running clock.
 */
public final class AmiSession {
  private final Credentials credentials;
  private final AmiLimits limits;
  private final AmiTiming timing;
  private final String idPrefix;
  private final AmiParser parser;
  private final Pending pending;
  private final Pulse pulse;
  private final Synchronisation synchronisation = new Synchronisation();
  private List<Output> outputs = new ArrayList<>();
  private Phase phase = Phase.GREETING;
  private long now;
  private long actionCount;

  /**
   * A session on a connection that was just made.
   *
   * @param epoch counts the connections to this exchange; part of every action's id
   */
  public AmiSession(
      Credentials credentials, AmiLimits limits, AmiTiming timing, long epoch, long now) {
    this.credentials = credentials;
    this.limits = limits;
    this.timing = timing;
    this.now = now;
    idPrefix = "zr" + epoch + "-";
    parser = new AmiParser(limits, this::read);
    pending = new Pending(limits);
    pulse = new Pulse(timing, now);
  }

  /** Where it is. */
  public Phase phase() {
    return phase;
  }

  /** How many actions wait for their answer. */
  public int pendingActions() {
    return pending.size();
  }

  /** When {@link #wake} wants to be called next. */
  public long wakeAt() {
    return pulse.nextBeat();
  }

  /** Bytes came. */
  public List<Output> receive(byte[] bytes, int from, int to, long time) {
    now = time;
    if (phase != Phase.CLOSED) {
      pulse.heard(now);
      parser.receive(bytes, from, to);
      parser.fault().ifPresent(fault -> closeByPeer(fault, limits.said(fault)));
    }
    return taken();
  }

  /** Something is to be sent. It ends with one {@link Output.Settled} under its number. */
  public List<Output> submit(Submission submission, long time) {
    now = time;
    switch (SessionTable.move(phase, Signal.SUBMIT)) {
      case SEND -> send(submission);
      default -> outputs.add(new Output.Settled(submission.number(), new Outcome.LinkLost()));
    }
    return taken();
  }

  /** Time has passed. */
  public List<Output> wake(long time) {
    now = time;
    SessionTable.Move move = SessionTable.move(phase, Signal.BEAT);
    if (move == SessionTable.Move.IGNORE) {
      return taken();
    }
    boolean lagging = pulse.beat(now);
    if (lagging) {
      return taken();
    }
    if (move == SessionTable.Move.WAIT) {
      if (pulse.loginIsLate(now)) {
        closeByPeer(PeerFault.LOGIN_LATE, "no login within " + timing.login().toMillis() + " ms");
      }
    } else {
      keep();
    }
    return taken();
  }

  /** The connection ended by itself, or we end it. */
  public List<Output> close(Closing closing, long time) {
    now = time;
    end(closing);
    return taken();
  }

  private List<Output> taken() {
    List<Output> done = outputs;
    outputs = new ArrayList<>();
    return done;
  }

  private void read(AmiMessage message) {
    Signal signal =
        switch (message.kind()) {
          case BANNER -> Signal.BANNER;
          case EVENT -> Signal.EVENT;
          case RESPONSE -> Signal.RESPONSE;
          case FORGED -> Signal.FORGED;
        };
    switch (SessionTable.move(phase, signal)) {
      case GREET -> greet();
      case LOG_IN -> logIn(message);
      case ENTER -> enter(message);
      case SETTLE -> settle(message);
      case HOLD -> hold(message);
      case DELIVER -> deliver(message);
      case FORGERY -> outputs.add(new Output.Forged(message));
      case REPORT -> outputs.add(new Output.Unexpected(message));
      case REJECT -> closeByPeer(PeerFault.GARBAGE, "found `" + message.name() + "` in " + phase);
      case IGNORE, SEND, TURN, WAIT, KEEP -> {}
    }
  }

  private void greet() {
    switch (credentials.proof()) {
      case CHALLENGE -> {
        phase = Phase.CHALLENGING;
        sendAlone(AmiRequest.of(AllowedAction.CHALLENGE, "AuthType", "MD5"));
      }
      case PLAIN -> {
        phase = Phase.LOGGING_IN;
        sendAlone(
            AmiRequest.of(
                AllowedAction.LOGIN,
                "Username",
                credentials.user(),
                "Secret",
                credentials.secret(),
                "Events",
                "on"));
      }
    }
  }

  private void logIn(AmiMessage response) {
    if (!response.name().equals("Success")) {
      refused(response);
      return;
    }
    phase = Phase.LOGGING_IN;
    sendAlone(
        AmiRequest.of(
            AllowedAction.LOGIN,
            "AuthType",
            "MD5",
            "Username",
            credentials.user(),
            "Key",
            Digest.of(response.value("Challenge"), credentials.secret()),
            "Events",
            "on"));
  }

  private void enter(AmiMessage response) {
    if (!response.name().equals("Success")) {
      refused(response);
      return;
    }
    phase = Phase.SYNCHRONISING;
    outputs.add(new Output.LoggedIn());
    synchronise();
  }

  private void refused(AmiMessage response) {
    closeByPeer(
        PeerFault.LOGIN_REFUSED,
        "user `%s`: the exchange says `%s`"
            .formatted(credentials.user(), response.value("Message")));
  }

  private void synchronise() {
    int attempt = synchronisation.begin();
    ping(micros -> {
      synchronisation.clock(micros);
      askForPicture(attempt);
    });
  }

  private void askForPicture(int attempt) {
    if (!synchronisation.isAt(attempt)) {
      return;
    }
    StringBuilder text = new StringBuilder(128);
    long deadline = now + timing.other().toNanos();
    write(
        text,
        AmiRequest.of(AllowedAction.QUEUE_STATUS),
        deadline,
        end -> partOfPicture(attempt, end, synchronisation::queues));
    write(
        text,
        AmiRequest.of(AllowedAction.CORE_SHOW_CHANNELS),
        deadline,
        end -> partOfPicture(attempt, end, synchronisation::channels));
    outputs.add(new Output.Send(text.toString()));
  }

  private void partOfPicture(int attempt, Outcome end, Consumer<List<AmiMessage>> part) {
    if (phase != Phase.SYNCHRONISING || !synchronisation.isAt(attempt)) {
      return;
    }
    if (end instanceof Outcome.Accepted(AmiMessage response, List<AmiMessage> items)) {
      part.accept(items);
      synchronisation.picture().ifPresent(this::goLive);
    } else {
      synchronisation.tryAgainAt(now + timing.retry().toNanos());
    }
  }

  private void goLive(Output.Picture picture) {
    phase = Phase.LIVE;
    outputs.add(new Output.InSync(picture));
    synchronisation.release().forEach(event -> outputs.add(new Output.Happened(event)));
  }

  private void settle(AmiMessage response) {
    if (!pending.answered(response)) {
      outputs.add(new Output.Unexpected(response));
    }
  }

  private void hold(AmiMessage event) {
    if (listed(event)) {
      return;
    }
    synchronisation.hold(event);
    if (synchronisation.held() > limits.heldEvents()) {
      closeByPeer(PeerFault.TOO_MUCH_TO_HOLD, "too many events while the picture was taken");
    } else if (event.name().equals("FullyBooted")) {
      synchronise();
    }
  }

  private void deliver(AmiMessage event) {
    if (listed(event)) {
      return;
    }
    outputs.add(new Output.Happened(event));
    if (event.name().equals("FullyBooted")) {
      phase = Phase.SYNCHRONISING;
      synchronise();
    }
  }

  private boolean listed(AmiMessage event) {
    if (!pending.listed(event)) {
      return false;
    }
    if (pending.overflows(event)) {
      closeByPeer(PeerFault.TOO_MUCH_TO_HOLD, "a list with too many items");
    }
    return true;
  }

  private void send(Submission submission) {
    if (!pending.hasRoomFor(submission.requests().size())) {
      outputs.add(new Output.Settled(submission.number(), new Outcome.BackPressure()));
      return;
    }
    long deadline =
        now
            + switch (submission.urgency()) {
              case ROUTING -> timing.routing().toNanos();
              case OTHER -> timing.other().toNanos();
            };
    Group group =
        new Group(
            submission, outcome -> outputs.add(new Output.Settled(submission.number(), outcome)));
    StringBuilder text = new StringBuilder(512);
    for (AmiRequest request : submission.requests()) {
      write(text, request, deadline, group::ended);
    }
    outputs.add(new Output.Send(text.toString()));
  }

  private void ping(LongConsumer clock) {
    long asked = now;
    pulse.pinged(now);
    StringBuilder text = new StringBuilder(64);
    write(
        text,
        AmiRequest.of(AllowedAction.PING),
        now + timing.other().toNanos(),
        end -> {
          switch (end) {
            case Outcome.Accepted(AmiMessage response, List<AmiMessage> items) -> {
              long micros = Timestamps.micros(response.value("Timestamp"));
              outputs.add(new Output.Pinged(micros, now - asked));
              clock.accept(micros);
            }
            case Outcome.TimedOut() ->
                closeByPeer(PeerFault.SILENT, "it sends, but answers no ping");
            case Outcome.Refused(String message) ->
                closeByPeer(PeerFault.GARBAGE, "a ping refused with `" + message + "`");
            case Outcome.LinkLost(), Outcome.BackPressure() -> {}
          }
        });
    outputs.add(new Output.Send(text.toString()));
  }

  private void keep() {
    pending.expire(now);
    if (phase == Phase.CLOSED) {
      return;
    }
    if (pulse.isSilent(now)) {
      closeByPeer(PeerFault.SILENT, "not a byte for " + timing.silence().toMillis() + " ms");
      return;
    }
    if (phase == Phase.SYNCHRONISING && synchronisation.isDue(now)) {
      synchronise();
    } else if (pulse.pingIsDue(now)) {
      ping(micros -> {});
    }
  }

  private void sendAlone(AmiRequest request) {
    StringBuilder text = new StringBuilder(160);
    request.writeTo(text, nextId());
    outputs.add(new Output.Send(text.toString()));
  }

  private void write(StringBuilder text, AmiRequest request, long deadline, Consumer<Outcome> end) {
    String actionId = nextId();
    request.writeTo(text, actionId);
    pending.await(actionId, request.action().lastEvent(), deadline, end);
  }

  private String nextId() {
    return idPrefix + ++actionCount;
  }

  private void closeByPeer(PeerFault fault, String why) {
    end(new Closing.ByPeer(fault, why));
  }

  private void end(Closing closing) {
    if (phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.CLOSED;
    pending.lose();
    outputs.add(new Output.Closed(closing));
  }
}
