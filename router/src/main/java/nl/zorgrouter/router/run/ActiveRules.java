package nl.zorgrouter.router.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.Standing;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rules decide: the core is told of others by an activation, whatever the reason. A number is
 * on disk before an exchange hears of it, so that no later start gives a lower one. On the router's
 * loop only.
 */
final class ActiveRules {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRules.class);

  private final RulesNumbers numbers;
  private final Disk disk;
  private final Consumer<VerifiedRules> core;
  private Standing standing;

  /**
   * Those that stand when a router starts; their number is kept already.
   *
   * @param core is told of rules that are to decide from now on
   */
  ActiveRules(Standing standing, RulesNumbers numbers, Disk disk, Consumer<VerifiedRules> core) {
    this.standing = standing;
    this.numbers = numbers;
    this.disk = disk;
    this.core = core;
  }

  void begin() {
    standing.running().ifPresent(profile -> say(new Standing.Switch(standing, profile)));
    core.accept(standing.rules());
  }

  void activate(VerifiedRules rules) {
    standing = standing.activated(rules);
    give();
  }

  void approve(CrisisPlan plan, Instant now) {
    int before = standing.version();
    standing = standing.planned(plan, now);
    boolean counted = standing.version() > before && standing.running().isEmpty();
    if (!switched(now) && counted) {
      give();
    }
  }

  void look(Instant now) {
    switched(now);
  }

  /** A profile begins or ends, when that is due. */
  private boolean switched(Instant now) {
    Optional<Standing.Switch> due = standing.due(now);
    due.ifPresent(next -> {
      standing = next.standing();
      say(next);
      give();
    });
    return due.isPresent();
  }

  /** The core refuses a number that comes late, after a higher one. */
  private void give() {
    VerifiedRules rules = standing.rules();
    disk.then(List.of(numbers.keep(standing.number())), () -> core.accept(rules));
  }

  private static void say(Standing.Switch due) {
    LOG.warn(
        "crisis profile {} {}: asked by {}, approved by {}, until {}; rules version {}",
        due.profile().name(),
        due.begins() ? "begins" : "has ended",
        due.profile().askedBy(),
        due.profile().approvedBy(),
        due.profile().until(),
        due.rules().version());
  }
}
