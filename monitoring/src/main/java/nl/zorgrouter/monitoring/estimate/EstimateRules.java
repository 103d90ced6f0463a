package nl.zorgrouter.monitoring.estimate;

import java.time.Duration;

/**
 * When an estimate may be believed.
 *
 * @param lookBack how old a conversation may be to count; over 0
 * @param fewest conversations needed, from 2
 * @param mostSpread standard deviation over mean of the conversations, at most; over 0
 * @param pickUp what a member takes to pick up, until that has been measured here
 * @param tested estimates that must have been held against what happened before they can be judged
 * @param fewestRight the share of those, 0 to 1, that must have held
 */
public record EstimateRules(
    Duration lookBack,
    int fewest,
    double mostSpread,
    Duration pickUp,
    int tested,
    double fewestRight) {
  /** Two hours, 5 conversations, a spread of 1.5, 10 s to pick up, half of 20 right. */
  public static final EstimateRules USUAL =
      new EstimateRules(Duration.ofHours(2), 5, 1.5, Duration.ofSeconds(10), 20, 0.5);

  public EstimateRules {
    if (lookBack.isNegative()
        || lookBack.isZero()
        || fewest < 2
        || !(mostSpread > 0)
        || pickUp.isNegative()
        || tested < 1
        || fewestRight < 0
        || fewestRight > 1) {
      throw new IllegalArgumentException("rules for estimates out of range");
    }
  }
}
