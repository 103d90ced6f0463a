package nl.zorgrouter.router.referral;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one referral, over both routers and every restart.
 *
 * @param value 1 to 64 characters of A-Z a-z 0-9 . _ -, so that it can travel on a channel
 */
public record ReferralId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public ReferralId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("found `%s`; expected A-Z a-z 0-9 . _ -".formatted(value));
    }
  }

  /** The id that a text is, when it can be one. */
  public static Optional<ReferralId> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ReferralId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
