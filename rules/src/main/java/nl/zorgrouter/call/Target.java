package nl.zorgrouter.call;

import java.util.regex.Pattern;

/**
 * Where a call can be sent: an extension in the dialplan context {@code zorgrouter-targets}.
 *
 * @param value 1 to 64 characters of A-Z a-z 0-9 . _ -, the characters an answer may carry
 */
public record Target(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public Target {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("found `%s`; expected A-Z a-z 0-9 . _ -".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
