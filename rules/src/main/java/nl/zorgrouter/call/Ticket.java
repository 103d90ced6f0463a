package nl.zorgrouter.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one question of one call: {@code <uniqueid>-<visit>}. An answer that carries another ticket
 * is never used.
 *
 * @param value 1 to 160 characters of A-Z a-z 0-9 . _ -
 */
public record Ticket(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,160}");

  public Ticket {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "found `%s`; expected <uniqueid>-<visit>".formatted(value));
    }
  }

  /** The ticket of that text, when it can be one. */
  public static Optional<Ticket> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Ticket(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
