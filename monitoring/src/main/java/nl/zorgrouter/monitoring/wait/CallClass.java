package nl.zorgrouter.monitoring.wait;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a journey began, by the mark {@code ZR_ORIGIN}: a short list, so that it can be a label.
 */
public enum CallClass {
  /** The 112 line. */
  EMERGENCY,
  /** A care line: 112-type demand after a menu or a nurse. */
  CARE_LINE,
  /** The line of an out-of-hours service. */
  HAP,
  /** The urgent line of an out-of-hours service. */
  HAP_URGENT,
  /** A practice whose number the out-of-hours service can take over. */
  PRACTICE,
  /** The line for professionals. */
  PROFESSIONAL,
  /** The line of a coordination point. */
  COORDINATION,
  /** No mark, or one that is none of these. */
  OTHER;

  /** What a mark says; anything unknown is {@link #OTHER}, so the labels stay few. */
  public static CallClass of(Optional<String> origin) {
    return origin
        .flatMap(
            text -> Arrays.stream(values()).filter(known -> known.name().equals(text)).findAny())
        .orElse(OTHER);
  }

  /** The name in metrics and files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
