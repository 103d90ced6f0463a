package nl.zorgrouter.telephony.asterisk;

/** Whether a text is a number, asked before it is read: an exception is no answer. */
final class Numbers {
  private Numbers() {}

  static boolean isWhole(String text) {
    return isDigits(text, 9);
  }

  static boolean isLarge(String text) {
    return isDigits(text, 18);
  }

  static boolean isDecimal(String text) {
    int point = text.indexOf('.');
    return point < 0
        ? isDigits(text, 18)
        : isDigits(text.substring(0, point), 18) && isDigits(text.substring(point + 1), 18);
  }

  /** The number, or this when the text is none. */
  static int whole(String text, int otherwise) {
    return isWhole(text) ? Integer.parseInt(text) : otherwise;
  }

  private static boolean isDigits(String text, int most) {
    int from = text.startsWith("-") ? 1 : 0;
    int length = text.length() - from;
    if (length < 1 || length > most) {
      return false;
    }
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
