package nl.zorgrouter.rules.verify;

import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.evaluator.CompiledTable;

/**
 * A rule set that was proved. Nobody but {@link Verification} makes one, so whatever asks for one
 * by type cannot be given rules that might send a dying patient to a general practitioner.
 */
public final class VerifiedRules {
  private final RuleSet rules;
  private final CompiledTable disposition;
  private final CompiledTable acceptance;
  private final Contents contents;

  VerifiedRules(
      RuleSet rules, CompiledTable disposition, CompiledTable acceptance, Contents contents) {
    this.rules = rules;
    this.disposition = disposition;
    this.acceptance = acceptance;
    this.contents = contents;
  }

  /** What was proved: the region and both tables. */
  public RuleSet rules() {
    return rules;
  }

  /** The first table, compiled. */
  public CompiledTable disposition() {
    return disposition;
  }

  /** The second table, compiled. */
  public CompiledTable acceptance() {
    return acceptance;
  }

  /** The version, from 1; a higher number for each activation. */
  public int version() {
    return rules.version();
  }

  /** What it was read from. */
  public Contents contents() {
    return contents;
  }
}
