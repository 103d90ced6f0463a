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
   * @param profile that begins or has ended
   */
  public record Switch(Standing standing, CrisisProfile profile) {
    /** Whether the profile begins; else the usual rules come back. */
    public boolean begins() {
      return standing.running().isPresent();
    }

    /** The rules that are activated by it, under their new number. */
    public VerifiedRules rules() {
      return standing.rules();
    }
  }

  /** These rules were activated, and nothing is planned. */
  public static Standing of(VerifiedRules rules) {
    return new Standing(CrisisPlan.NONE, rules, rules.version(), Optional.empty());
  }

  /**
   * What stands when a router starts. It counts what the plan says has been, as the other router of
   * its region does, and goes on from the last number that this one gave: never below it, and above
   * it where other rules stand now than then.
   */
  public static Standing starting(
      VerifiedRules usual, CrisisPlan plan, Optional<GivenNumber> last, Instant now) {
    Optional<CrisisProfile> running = plan.at(now);
    int switches = 2 * (int) plan.dates().filter(each -> each.isOver(now)).count();
    int counted = usual.version() + switches + (running.isPresent() ? 1 : 0);
    Standing counting = new Standing(plan, usual, counted, running);
    int lowest =
        last.map(before ->
                before.what().equals(counting.number().what())
                    ? before.version()
                    : before.version() + 1)
            .orElse(counted);
    return new Standing(plan, usual, Math.max(counted, lowest), running);
  }

  /** The rules that stand, under their number. */
  public VerifiedRules rules() {
    return running.map(CrisisProfile::rules).orElse(usual).numbered(version);
  }

  /** Their number, to be kept for the next start. */
  public GivenNumber number() {
    return running
        .map(profile -> GivenNumber.of(version, profile))
        .orElseGet(() -> new GivenNumber(version, GivenNumber.USUAL));
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

  /**
   * Other rules are to stand for ordinary days; a profile that holds goes on under a new number.
   */
  public Standing activated(VerifiedRules rules) {
    int wanted = running.isPresent() ? rules.version() + 1 : rules.version();
    return new Standing(plan, rules, Math.max(version + 1, wanted), running);
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
    return Optional.of(
        new Switch(
            new Standing(plan, usual, version + 1, wanted),
            wanted.or(() -> running).orElseThrow()));
  }
}
