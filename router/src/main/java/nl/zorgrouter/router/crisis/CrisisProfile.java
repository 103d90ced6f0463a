package nl.zorgrouter.router.crisis;

import java.time.Instant;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * Rules for a time of crisis.
 *
 * @param name names it in the log
 * @param folder of the region directory in which its rules stand
 * @param rules proved; their number is given when they begin
 * @param from when they begin
 * @param until when they end, not included
 * @param why what is going on
 * @param askedBy the function that asked for it
 * @param approvedBy the function of another person, who approved exactly these rules
 */
public record CrisisProfile(
    String name,
    String folder,
    VerifiedRules rules,
    Instant from,
    Instant until,
    String why,
    String askedBy,
    String approvedBy) {
  public CrisisProfile {
    if (!from.isBefore(until) || askedBy.equals(approvedBy)) {
      throw new IllegalArgumentException("a profile of nobody's or of no time: " + name);
    }
  }

  /** When it holds. */
  public CrisisDates dates() {
    return new CrisisDates(name, from, until);
  }

  /** Whether it is that profile with that content, whatever its dates are now. */
  boolean hasTheRulesOf(CrisisProfile other) {
    return name.equals(other.name()) && rules.contents().equals(other.rules().contents());
  }
}
