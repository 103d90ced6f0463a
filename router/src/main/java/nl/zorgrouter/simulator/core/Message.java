package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;

/**
 * One AMI message: an action, a response or an event, with its headers in order.
 *
 * @param headers at least one
 */
public record Message(List<Header> headers) {
  /** One header line. */
  public record Header(String name, String value) {}

  public Message {
    headers = List.copyOf(headers);
  }

  /** A message of names and values in turn. */
  public static Message of(String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Message(headers);
  }

  /** Reads the lines of one message; a line without a colon is a header without a value. */
  public static Message parse(List<String> lines) {
    List<Header> headers = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      headers.add(
          colon < 0
              ? new Header(line.strip(), "")
              : new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
    return new Message(headers);
  }

  /** The first value of a header, whatever the case of its name; empty when it is not there. */
  public String get(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /** This message with more headers at its end. */
  Message and(String... namesAndValues) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(of(namesAndValues).headers);
    return new Message(all);
  }

  /** The text on the wire, closed by an empty line. */
  public String onTheWire() {
    StringBuilder text = new StringBuilder();
    for (Header header : headers) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
