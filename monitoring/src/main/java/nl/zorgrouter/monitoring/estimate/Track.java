package nl.zorgrouter.monitoring.estimate;

import java.time.Duration;

/**
 * How the last estimates of a queue did. Only callers who were answered count: of the others nobody
 * knows what they would have waited.
 *
 * @param tested estimates held against what happened, at most the last 100
 * @param held how many of them held the wait in their range
 * @param error the mean difference, without its sign
 * @param bias the mean difference, positive when callers waited longer than said
 */
public record Track(int tested, int held, Duration error, Duration bias) {
  /** Nothing tested yet. */
  public static final Track NONE = new Track(0, 0, Duration.ZERO, Duration.ZERO);

  boolean keepsMissing(EstimateRules rules) {
    return tested >= rules.tested() && held < rules.fewestRight() * tested;
  }
}
