package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The other end of a session in tests: speaks as an exchange does, and keeps what the session did.
 */
final class Wire {
  static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";
  static final long START = 1_000_000_000L;
  static final long CLOCK = 1_763_832_000_000_000L;

  final AmiSession session;
  final List<Output> outputs = new ArrayList<>();
  long now = START;

  Wire() {
    this(AmiLimits.STANDARD, Credentials.Proof.PLAIN);
  }

  Wire(AmiLimits limits, Credentials.Proof proof) {
    session =
        new AmiSession(
            new Credentials("zorgrouter", "secret", proof), limits, AmiTiming.STANDARD, 7, now);
  }

  /** A session that is in sync with an exchange without calls. */
  static Wire live() {
    return live(AmiLimits.STANDARD);
  }

  static Wire live(AmiLimits limits) {
    Wire wire = new Wire(limits, Credentials.Proof.PLAIN);
    wire.say(BANNER);
    wire.accept();
    wire.pong();
    wire.emptyLists();
    if (wire.session.phase() != Phase.LIVE) {
      throw new AssertionError("not live: " + wire.outputs);
    }
    wire.outputs.clear();
    return wire;
  }

  Wire say(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    outputs.addAll(session.receive(bytes, 0, bytes.length, now));
    return this;
  }

  Wire message(String... lines) {
    return say(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Answers the last action with success. */
  Wire accept() {
    return message("Response: Success", "ActionID: " + lastId(), "Message: fine");
  }

  Wire pong() {
    return message(
        "Response: Success", "ActionID: " + lastId(), "Ping: Pong", "Timestamp: 1763832000.000000");
  }

  Wire emptyLists() {
    String channels = lastId();
    String queues = ids().get(ids().size() - 2);
    return list(queues, "QueueStatusComplete").list(channels, "CoreShowChannelsComplete");
  }

  Wire list(String actionId, String lastEvent, String... items) {
    message("Response: Success", "ActionID: " + actionId, "EventList: start");
    for (String item : items) {
      message("Event: Item", "ActionID: " + actionId, "Name: " + item);
    }
    return message(
        "Event: " + lastEvent,
        "ActionID: " + actionId,
        "EventList: Complete",
        "ListItems: " + items.length);
  }

  /** Lets time pass in beats, as the timer of the link does. */
  Wire pass(Duration time) {
    long until = now + time.toNanos();
    while (session.wakeAt() <= until && session.phase() != Phase.CLOSED) {
      now = session.wakeAt();
      outputs.addAll(session.wake(now));
    }
    now = until;
    return this;
  }

  Wire submit(long number, Submission.Urgency urgency, AmiRequest... requests) {
    outputs.addAll(session.submit(new Submission(number, List.of(requests), urgency), now));
    return this;
  }

  <T extends Output> List<T> all(Class<T> kind) {
    return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  String sent() {
    StringBuilder text = new StringBuilder();
    all(Output.Send.class).forEach(send -> text.append(send.text()));
    return text.toString();
  }

  List<String> ids() {
    return sent()
        .lines()
        .filter(line -> line.startsWith("ActionID: "))
        .map(line -> line.substring("ActionID: ".length()))
        .toList();
  }

  String lastId() {
    return ids().getLast();
  }

  Closing closing() {
    List<Output.Closed> closed = all(Output.Closed.class);
    if (closed.size() != 1) {
      throw new AssertionError("closed " + closed.size() + " times");
    }
    return closed.getFirst().closing();
  }

  PeerFault fault() {
    return closing() instanceof Closing.ByPeer(PeerFault fault, String why)
        ? fault
        : Stream.<PeerFault>empty().findFirst().orElseThrow();
  }
}
