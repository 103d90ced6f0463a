package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into messages, however the network cut it.
 *
 * <p>Lines end in CR LF, a message ends in an empty line. Each line is taken apart as soon as it is
 * whole, straight out of the chunk it came in; only a line that is not yet whole is copied, once
 * per byte. After a fault nothing more is read.
 */
final class AmiParser {
  private static final byte[] NOTHING = {};

  private final AmiLimits limits;
  private final Consumer<AmiMessage> sink;
  private byte[] begun = NOTHING;
  private int begunLength;
  private String[] names = new String[32];
  private String[] values = new String[32];
  private int headers;
  private int messageBytes;
  private boolean greeted;
  private boolean contradiction;
  private Optional<PeerFault> fault = Optional.empty();

  AmiParser(AmiLimits limits, Consumer<AmiMessage> sink) {
    this.limits = limits;
    this.sink = sink;
  }

  /** What ended the stream, if anything did. */
  Optional<PeerFault> fault() {
    return fault;
  }

  /** Takes the next bytes. Each message that they make whole goes to the sink at once. */
  void receive(byte[] chunk, int from, int to) {
    int at = from;
    while (at < to && fault.isEmpty()) {
      int next = afterLineEnd(chunk, at, to);
      if (next < 0) {
        keep(chunk, at, to);
        return;
      }
      if (begunLength == 0) {
        line(chunk, at, next - 2);
      } else {
        keep(chunk, at, next);
        int length = begunLength;
        begunLength = 0;
        line(begun, 0, length - 2);
      }
      at = next;
    }
  }

  private int afterLineEnd(byte[] chunk, int from, int to) {
    for (int at = from; at < to; at++) {
      if (chunk[at] == '\n' && before(chunk, from, at) == '\r') {
        return at + 1;
      }
    }
    return -1;
  }

  private byte before(byte[] chunk, int from, int at) {
    if (at > from) {
      return chunk[at - 1];
    }
    return begunLength > 0 ? begun[begunLength - 1] : 0;
  }

  private void keep(byte[] chunk, int from, int to) {
    int length = begunLength + to - from;
    if (length > limits.lineBytes() + 2) {
      fail(PeerFault.LINE_TOO_LONG);
      return;
    }
    if (begun.length < length) {
      begun = Arrays.copyOf(begun, Math.max(256, Integer.highestOneBit(length) * 2));
    }
    System.arraycopy(chunk, from, begun, begunLength, to - from);
    begunLength = length;
  }

  private void line(byte[] bytes, int from, int to) {
    if (fault.isPresent()) {
      return;
    }
    int length = to - from;
    messageBytes += length + 2;
    if (length > limits.lineBytes()) {
      fail(PeerFault.LINE_TOO_LONG);
    } else if (messageBytes > limits.messageBytes()) {
      fail(PeerFault.MESSAGE_TOO_LONG);
    } else if (!greeted) {
      greet(new String(bytes, from, length, UTF_8));
    } else if (length == 0) {
      finish();
    } else {
      header(bytes, from, to);
    }
  }

  private void greet(String text) {
    if (!text.startsWith("Asterisk Call Manager/")) {
      fail(PeerFault.NOT_AN_EXCHANGE);
      return;
    }
    greeted = true;
    messageBytes = 0;
    sink.accept(
        new AmiMessage(AmiMessage.Kind.BANNER, new String[] {"Banner"}, new String[] {text}));
  }

  private void header(byte[] bytes, int from, int to) {
    if (headers == limits.headers()) {
      fail(PeerFault.TOO_MANY_HEADERS);
      return;
    }
    if (headers == names.length) {
      names = Arrays.copyOf(names, headers * 2);
      values = Arrays.copyOf(values, headers * 2);
    }
    int colon = from;
    while (colon < to && bytes[colon] != ':') {
      colon++;
    }
    if (colon == to) {
      contradiction = true;
      add("", new String(bytes, from, to - from, UTF_8));
      return;
    }
    int value = colon + 1 < to && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
    add(HeaderNames.of(bytes, from, colon), new String(bytes, value, to - value, UTF_8));
  }

  private void add(String name, String value) {
    if (headers == 0) {
      if (!name.equals("Event") && !name.equals("Response")) {
        fail(PeerFault.GARBAGE);
        return;
      }
    } else if (HeaderNames.mayComeOnce(name) && saysAlready(name)) {
      contradiction = true;
    }
    names[headers] = name;
    values[headers] = value;
    headers++;
  }

  /** A response may not also be an event; either may name its action once. */
  private boolean saysAlready(String name) {
    if (!name.equalsIgnoreCase("ActionID")) {
      return !isResponseOfAnEvent(name);
    }
    for (int at = 1; at < headers; at++) {
      if (names[at].equalsIgnoreCase("ActionID")) {
        return true;
      }
    }
    return false;
  }

  /** {@code OriginateResponse} is an event that carries one header {@code Response}. */
  private boolean isResponseOfAnEvent(String name) {
    if (!name.equals("Response") || !values[0].equals("OriginateResponse")) {
      return false;
    }
    for (int at = 0; at < headers; at++) {
      if (names[at].equals("Response")) {
        return false;
      }
    }
    return true;
  }

  private void finish() {
    messageBytes = 0;
    if (headers == 0) {
      return;
    }
    AmiMessage.Kind kind =
        contradiction
            ? AmiMessage.Kind.FORGED
            : names[0].equals("Event") ? AmiMessage.Kind.EVENT : AmiMessage.Kind.RESPONSE;
    String[] itsNames = Arrays.copyOf(names, headers);
    String[] itsValues = Arrays.copyOf(values, headers);
    headers = 0;
    contradiction = false;
    if (names.length > 256) {
      names = new String[32];
      values = new String[32];
    }
    sink.accept(new AmiMessage(kind, itsNames, itsValues));
  }

  private void fail(PeerFault found) {
    fault = Optional.of(found);
    begun = NOTHING;
    begunLength = 0;
    names = new String[0];
    values = new String[0];
    headers = 0;
  }
}
