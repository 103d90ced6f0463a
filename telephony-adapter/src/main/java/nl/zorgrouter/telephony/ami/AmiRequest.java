package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * One action, ready to be sent but for its id. One that exists is allowed, and fits the buffers of
 * Asterisk, which would cut what does not fit without a word.
 *
 * @param action which action
 * @param headers its headers in their order; {@code Action} and {@code ActionID} are not among them
 */
public record AmiRequest(AllowedAction action, List<Header> headers) {
  /** Asterisk reads lines of 1,024 bytes. */
  private static final int LINE_BYTES = 1_000;

  /** Asterisk keeps 128 headers of an action and forgets the others. */
  private static final int HEADERS = 120;

  /**
   * One header.
   *
   * @param name its name, as Asterisk spells it
   * @param value without a line end
   */
  public record Header(String name, String value) {}

  /**
   * Checks every header.
   *
   * @throws RefusedRequest when a header is not allowed, holds a line end or is too long
   */
  public AmiRequest {
    headers = List.copyOf(headers);
    List<String> faults = new ArrayList<>();
    if (headers.size() > HEADERS) {
      faults.add("found %d headers; expected at most %d".formatted(headers.size(), HEADERS));
    }
    for (Header header : headers) {
      check(action, header, faults);
    }
    if (!faults.isEmpty()) {
      throw new RefusedRequest(action, faults);
    }
  }

  /** A request with its headers given in turn: name, value, name, value. */
  public static AmiRequest of(AllowedAction action, String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      headers.add(new Header(namesAndValues[at], namesAndValues[at + 1]));
    }
    return new AmiRequest(action, headers);
  }

  private static void check(AllowedAction action, Header header, List<String> faults) {
    String line = header.name() + ": " + header.value();
    if (holdsLineEnd(line)) {
      faults.add("found a line end in `%s`; expected none".formatted(shown(header.name())));
    } else if (line.getBytes(UTF_8).length > LINE_BYTES) {
      faults.add(
          "found `%s` of %d bytes; expected at most %d"
              .formatted(header.name(), line.getBytes(UTF_8).length, LINE_BYTES));
    } else if (!action.allows(header.name())) {
      faults.add("found the header `%s`; expected none of that name".formatted(header.name()));
    } else if (!action.allows(header.name(), header.value())) {
      String found = isSecret(header.name()) ? "..." : header.value();
      faults.add("found `%s` in `%s`; that is not allowed".formatted(found, header.name()));
    }
  }

  private static boolean isSecret(String name) {
    return name.equals("Secret") || name.equals("Key");
  }

  private static boolean holdsLineEnd(String line) {
    return line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf(0) >= 0;
  }

  private static String shown(String text) {
    return text.replaceAll("[\\x00\\r\\n]", "?");
  }

  /** Writes it as it goes to the exchange. */
  void writeTo(StringBuilder out, String actionId) {
    out.append("Action: ").append(action.wireName()).append("\r\nActionID: ").append(actionId);
    for (Header header : headers) {
      out.append("\r\n").append(header.name()).append(": ").append(header.value());
    }
    out.append("\r\n\r\n");
  }

  /** Never shows a secret. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(action.wireName());
    for (Header header : headers) {
      String value = isSecret(header.name()) ? "..." : header.value();
      text.append(' ').append(header.name()).append('=').append(value);
    }
    return text.toString();
  }
}
