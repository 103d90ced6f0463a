package nl.zorgrouter.router.http;

import nl.zorgrouter.finding.Sentence;

/**
 * One field of a request that is wrong.
 *
 * @param pointer where, as a JSON pointer; {@code ""} is the whole body
 * @param detail what was found, and what was expected
 */
public record Fault(String pointer, Sentence detail) {
  private static final int LONGEST = 60;

  /** Another value was expected than the one that was found; empty when there was none. */
  public static Fault of(String pointer, String found, Sentence expected) {
    String shown = found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "...";
    String quoted = "`" + shown.replaceAll("\\p{Cntrl}", "?") + "`";
    return new Fault(
        pointer,
        new Sentence(
            "found %s; expected %s"
                .formatted(found.isEmpty() ? "nothing" : quoted, expected.english()),
            "gevonden: %s; verwacht: %s"
                .formatted(found.isEmpty() ? "niets" : quoted, expected.dutch())));
  }
}
