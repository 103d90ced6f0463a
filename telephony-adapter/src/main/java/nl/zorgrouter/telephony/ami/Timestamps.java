package nl.zorgrouter.telephony.ami;

/** The exchange's clock as it writes it: {@code 1763832000.123456}. */
public final class Timestamps {
  private static final int DIGITS = 6;

  private Timestamps() {}

  /** Microseconds since 1970, or 0 when the text is no such time. */
  public static long micros(String text) {
    long value = 0;
    int point = -1;
    for (int at = 0; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (digit == '.' && point < 0) {
        point = at;
      } else if (digit < '0' || digit > '9' || at > 18) {
        return 0;
      } else if (point < 0 || at - point <= DIGITS) {
        value = value * 10 + (digit - '0');
      }
    }
    int decimals = point < 0 ? 0 : Math.min(DIGITS, text.length() - point - 1);
    for (int more = decimals; more < DIGITS; more++) {
      value *= 10;
    }
    return value;
  }
}
