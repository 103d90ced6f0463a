package nl.zorgrouter.rules.decide;

import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.table.DecisionTable;

/**
 * All that a decision follows from beside its facts. That it was read does not make it safe: what
 * may reach a call is only a set that was proved.
 *
 * @param region the directory it was read with
 * @param disposition case to kind of service
 * @param acceptance case and service to an offer or not
 * @param version a higher number for each activation, from 1
 */
public record RuleSet(
    Region region, DecisionTable disposition, DecisionTable acceptance, int version) {
  public RuleSet {
    if (version < 1) {
      throw new IllegalArgumentException("rule set %d; they count from 1".formatted(version));
    }
  }
}
