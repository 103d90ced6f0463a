package nl.zorgrouter.router.run;

import java.util.List;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxGateway;

/**
 * What a router is started with.
 *
 * @param node 1 or 2
 * @param links to its exchanges, not open yet
 * @param rules that decide
 * @param measurements are kept up to date
 * @param observers told of every step, after the figures
 * @param pace how time runs
 */
public record Setup(
    int node,
    List<PbxGateway> links,
    VerifiedRules rules,
    Measurements measurements,
    List<Observer> observers,
    Pace pace) {
  public Setup {
    links = List.copyOf(links);
    observers = List.copyOf(observers);
  }
}
