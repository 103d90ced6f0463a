package nl.zorgrouter.telephony.ami;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One message of the exchange as it was sent: header lines in their order, repeated ones kept.
 *
 * <p>An absent header and an empty one read the same, as they do to Asterisk.
 */
public final class AmiMessage {
  /** What a message is, by its first line. */
  public enum Kind {
    /** The line an exchange opens with. */
    BANNER,
    /** Something happened, or one item of a list. */
    EVENT,
    /** The answer to an action. */
    RESPONSE,
    /** It contradicts itself; kept to be looked at, never acted on. */
    FORGED
  }

  private final Kind kind;
  private final String[] names;
  private final String[] values;

  AmiMessage(Kind kind, String[] names, String[] values) {
    this.kind = kind;
    this.names = names;
    this.values = values;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** The event's name, the response's verdict, or the banner's text. */
  public String name() {
    return values[0];
  }

  /** How many header lines it has, the first one included. */
  public int size() {
    return names.length;
  }

  /** The name of the header at this place, from 0; empty for a line without a colon. */
  public String nameAt(int place) {
    return names[place];
  }

  /** The value of the header at this place, from 0. */
  public String valueAt(int place) {
    return values[place];
  }

  /** The first value of this header, spelled as Asterisk spells it; empty when there is none. */
  public String value(String header) {
    for (int at = 0; at < names.length; at++) {
      if (names[at].equals(header)) {
        return values[at];
      }
    }
    return "";
  }

  /** All values of a header that may be repeated. */
  public List<String> values(String header) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at < names.length; at++) {
      if (names[at].equals(header)) {
        found.add(values[at]);
      }
    }
    return found;
  }

  /** Hands every header line, the first one included, to a visitor. */
  public void forEach(BiConsumer<String, String> visitor) {
    for (int at = 0; at < names.length; at++) {
      visitor.accept(names[at], values[at]);
    }
  }

  /** The message as lines, for the log and for whoever looks at a forged one. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
