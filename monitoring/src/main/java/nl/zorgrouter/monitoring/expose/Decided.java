package nl.zorgrouter.monitoring.expose;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A decision, in words that can be labels.
 *
 * @param origin where the journey began, such as {@code CARE_LINE}
 * @param outcome {@code REFER}, {@code ROUTE} or {@code STAY}
 * @param serviceType such as {@code HAP}; {@code NONE} when it went nowhere
 * @param code why, such as {@code RULE} or {@code URGENCY_MISSING}
 * @param took from the question's arrival to the answer on its way; not negative
 */
public record Decided(
    String origin, String outcome, String serviceType, String code, Duration took) {
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]{0,39}");

  public Decided {
    for (String word : new String[] {origin, outcome, serviceType, code}) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException(
            "found `%s`; expected a word of the contract, A to Z and _".formatted(word));
      }
    }
    if (took.isNegative()) {
      throw new IllegalArgumentException("a decision took " + took);
    }
  }
}
