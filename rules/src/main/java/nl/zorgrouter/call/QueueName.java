package nl.zorgrouter.call;

import java.util.regex.Pattern;

/**
 * The name of a queue on one exchange.
 *
 * @param value 1 to 80 printable characters, as the exchange spells it
 */
public record QueueName(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,80}");

  public QueueName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "found `%s`; expected the name of a queue".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
