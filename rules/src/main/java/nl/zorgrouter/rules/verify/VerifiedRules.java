package nl.zorgrouter.rules.verify;

import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decider;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.RuleSet;

/**
 * A rule set that was proved. Nobody but {@link Verification} makes one, so whatever asks for one
 * by type cannot be given rules that might send a dying patient to a general practitioner.
 */
public final class VerifiedRules {
  private final RuleSet rules;
  private final Contents contents;

  VerifiedRules(RuleSet rules, Contents contents) {
    this.rules = rules;
    this.contents = contents;
  }

  /**
   * What happens with a case. The same facts give the same decision.
   *
   * @throws IllegalArgumentException when the region has no such line
   */
  public Decision decide(CaseFacts facts) {
    return Decider.decide(rules, facts);
  }

  /** What was proved: the region and both tables. */
  public RuleSet rules() {
    return rules;
  }

  /** The version, from 1; a higher number for each activation. */
  public int version() {
    return rules.version();
  }

  /**
   * The same content under another number. A proof is about content, so it still holds; this is how
   * rules come back after others have held.
   */
  public VerifiedRules numbered(int version) {
    return new VerifiedRules(
        new RuleSet(rules.region(), rules.dispositionBits(), rules.acceptanceBits(), version),
        contents);
  }

  /** What it was read from. */
  public Contents contents() {
    return contents;
  }
}
