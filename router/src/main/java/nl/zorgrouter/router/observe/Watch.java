package nl.zorgrouter.router.observe;

import java.util.List;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.router.shadow.EntryPoint;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxWatch;

/**
 * What is watched, and by which rules.
 *
 * @param links to the exchanges, not open yet
 * @param entries where lines come in, on exchanges whose dialplan does not say so
 * @param rules that would decide
 * @param outcomes how the ends of waits are called
 */
public record Watch(
    List<PbxWatch> links, List<EntryPoint> entries, VerifiedRules rules, OutcomeRules outcomes) {
  public Watch {
    links = List.copyOf(links);
    entries = List.copyOf(entries);
  }
}
