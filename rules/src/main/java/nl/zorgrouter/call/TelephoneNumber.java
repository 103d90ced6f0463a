package nl.zorgrouter.call;

/** Telephone numbers as exchanges and people write them. */
public final class TelephoneNumber {
  private TelephoneNumber() {}

  /**
   * A number as it is dialled within the Netherlands, so that two ways to write one are the same:
   * {@code +31 6 12}, {@code 003161 2} and {@code +31 (0)6-12} are {@code 0612}. One of another
   * country stays as it is, without spaces, points and hyphens; a name that stands for a number,
   * too.
   */
  public static String national(String number) {
    return number.replace("(0)", "").replaceAll("[\\s().-]", "").replaceFirst("^(?:\\+|00)31", "0");
  }
}
