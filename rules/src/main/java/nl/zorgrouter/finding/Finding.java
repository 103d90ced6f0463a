package nl.zorgrouter.finding;

/**
 * One thing that a person should know about something that a person wrote.
 *
 * @param severity how much it weighs
 * @param code a stable word for machines, such as {@code VALUE_OUTSIDE_DOMAIN} or {@code P1}
 * @param place where it was found
 * @param sentence what was found and what was expected
 */
public record Finding(Severity severity, String code, Place place, Sentence sentence) {
  /** A finding that refuses the input. */
  public static Finding error(String code, Place place, Sentence sentence) {
    return new Finding(Severity.ERROR, code, place, sentence);
  }

  /** A finding that somebody should look at. */
  public static Finding warning(String code, Place place, Sentence sentence) {
    return new Finding(Severity.WARNING, code, place, sentence);
  }
}
