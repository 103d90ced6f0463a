package nl.zorgrouter.router.crisis;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * Which rules stand now: the usual ones, or those of a profile.
 *
 * @param plan the profiles
 * @param usual the rules of ordinary days
 * @param version the number under which rules were activated last
 * @param running the profile that holds now
 */
public record Standing(
    CrisisPlan plan, VerifiedRules usual, int version, Optional<CrisisProfile> running) {

  /**
   * A switch that is due.
   *
   * @param standing after it
   * @param rules that are activated by it, under their new number
   * @param profile that begins or has ended
   */
  public record Switch(Standing standing, VerifiedRules rules, CrisisProfile profile) {
    /** Whether the profile begins; else the usual rules come back. */
    public boolean begins() {
      return standing.running().isPresent();
    }
  }

  /** These rules were activated, and nothing is planned. */
  public static Standing of(VerifiedRules rules) {
    return new Standing(CrisisPlan.NONE, rules, rules.version(), Optional.empty());
  }

  /**
   * Other profiles were approved, or the same ones with other dates. Whoever starts late, or reads
   * of a profile when it is over, counts the switches that were missed, so that both routers of a
   * region give the same number to the same rules.
   */
  public Standing planned(CrisisPlan next, Instant now) {
    int missed =
        (int) next.dates().filter(each -> each.isOver(now) && !hadBegun(each, now)).count();
    Optional<CrisisProfile> still =
        running.map(before ->
            next.profiles().stream().filter(before::hasTheRulesOf).findFirst().orElse(before));
    return new Standing(next, usual, version + 2 * missed, still);
  }

  /** Whether the plan so far had these days begin: then their numbers were given already. */
  private boolean hadBegun(CrisisDates dates, Instant now) {
    return plan.dates().anyMatch(known -> known.isSameRunAs(dates) && !now.isBefore(known.from()));
  }

  /** The rules to activate, when other rules are to stand for ordinary days. */
  public VerifiedRules toActivate(VerifiedRules rules) {
    return running.map(profile -> profile.rules().numbered(rules.version() + 1)).orElse(rules);
  }

  /** After that activation. */
  public Standing activated(VerifiedRules rules) {
    return new Standing(plan, rules, toActivate(rules).version(), running);
  }

  /** The switch that is due at this moment, when one is. */
  public Optional<Switch> due(Instant now) {
    Optional<CrisisProfile> wanted = plan.at(now);
    boolean same =
        wanted.isEmpty()
            ? running.isEmpty()
            : running.filter(wanted.get()::hasTheRulesOf).isPresent();
    if (same) {
      return Optional.empty();
    }
    VerifiedRules rules = wanted.map(CrisisProfile::rules).orElse(usual).numbered(version + 1);
    return Optional.of(
        new Switch(
            new Standing(plan, usual, rules.version(), wanted),
            rules,
            wanted.or(() -> running).orElseThrow()));
  }
}
