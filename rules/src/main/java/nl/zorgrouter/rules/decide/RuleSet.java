package nl.zorgrouter.rules.decide;

import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.DecisionTable;

/**
 * All that a decision follows from beside its facts. That it was read does not make it safe: what
 * may reach a call is only a set that was proved.
 *
 * @param region the directory it was read with
 * @param dispositionBits case to kind of service, compiled
 * @param acceptanceBits case and service to an offer or not, compiled
 * @param version a higher number for each activation, from 1
 */
public record RuleSet(
    Region region, CompiledTable dispositionBits, CompiledTable acceptanceBits, int version) {
  public RuleSet {
    if (version < 1) {
      throw new IllegalArgumentException("rule set %d; they count from 1".formatted(version));
    }
  }

  /** The set of two tables, which are compiled here, once. */
  public RuleSet(Region region, DecisionTable disposition, DecisionTable acceptance, int version) {
    this(region, CompiledTable.of(disposition), CompiledTable.of(acceptance), version);
  }

  /** Case to kind of service. */
  public DecisionTable disposition() {
    return dispositionBits.table();
  }

  /** Case and service to an offer or not. */
  public DecisionTable acceptance() {
    return acceptanceBits.table();
  }
}
