package nl.zorgrouter.call;

import java.util.regex.Pattern;

/**
 * One leg of a call on one exchange: Asterisk's {@code Uniqueid}.
 *
 * @param value 1 to 150 characters without white space or control characters
 */
public record CallId(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,150}");

  public CallId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "found `%s`; expected an Asterisk Uniqueid".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
