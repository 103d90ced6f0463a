package nl.zorgrouter.router.run;

import java.util.List;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.crisis.Standing;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxGateway;

/**
 * What a router is started with.
 *
 * @param node 1 or 2
 * @param links to its exchanges, not open yet
 * @param standing the rules that decide, and those that will at their time
 * @param measurements are kept up to date
 * @param observers told of every step, after the figures
 * @param pace how time runs
 * @param before what this router knew before it was started again
 * @param outcomes how the ends of waits are called
 * @param numbers keeps those of the rules
 */
public record Setup(
    int node,
    List<PbxGateway> links,
    Standing standing,
    Measurements measurements,
    List<Observer> observers,
    Pace pace,
    Recollection before,
    OutcomeRules outcomes,
    RulesNumbers numbers) {
  public Setup {
    links = List.copyOf(links);
    observers = List.copyOf(observers);
  }

  /** One with these rules alone, and the usual names for the ends of waits. */
  public Setup(
      int node,
      List<PbxGateway> links,
      VerifiedRules rules,
      Measurements measurements,
      List<Observer> observers,
      Pace pace,
      Recollection before) {
    this(
        node,
        links,
        Standing.of(rules),
        measurements,
        observers,
        pace,
        before,
        OutcomeRules.USUAL,
        RulesNumbers.NOWHERE);
  }
}
