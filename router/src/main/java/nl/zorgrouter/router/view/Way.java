package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;

/**
 * A way that calls took: a line, what decided, and the service.
 *
 * @param line where they came in
 * @param by what decided
 * @param rule the row, or the check, that decided; empty when none was asked
 * @param sentence why, for a person
 * @param service where they went
 * @param instead the service that would have come first, and why it was not taken
 * @param calls how many took it while it is shown
 * @param last when the last one did
 * @param lastCaller his journey
 */
public record Way(
    String line,
    By by,
    String rule,
    Sentence sentence,
    String service,
    Optional<Instead> instead,
    long calls,
    Instant last,
    String lastCaller) {
  /** What decided. */
  public enum By {
    /** Nobody has to: who dials 112 speaks with a person first. */
    DESK_FIRST,
    /** A row of the rules. */
    RULE,
    /** A row of the rules, after the triage of a nurse. */
    RULE_AFTER_TRIAGE,
    /** The exchange by itself, because no router answered. */
    FAILSAFE,
    /** The caller, who pressed the key for "it is getting worse". */
    WORSE
  }

  /**
   * A service that would have come first.
   *
   * @param service its id
   * @param why it was not taken
   */
  public record Instead(String service, Sentence why) {}

  /** What makes two ways the same. */
  record Key(String line, By by, String rule, String service) {}

  Key key() {
    return new Key(line, by, rule, service);
  }

  Way usedAgain(Way again) {
    return new Way(
        line,
        by,
        rule,
        again.sentence,
        service,
        again.instead,
        calls + again.calls,
        again.last,
        again.lastCaller);
  }
}
