package nl.zorgrouter.call;

import java.util.regex.Pattern;

/**
 * The name of one exchange in the region's configuration.
 *
 * @param value one to 32 characters of {@code a-z 0-9 -}, starting with a letter
 */
public record PbxId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public PbxId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an exchange is named `%s`; expected a to z, 0 to 9 and -, a letter first, at most 32"
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
