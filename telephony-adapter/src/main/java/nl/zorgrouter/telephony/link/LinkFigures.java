package nl.zorgrouter.telephony.link;

import java.time.Duration;
import java.util.Map;
import nl.zorgrouter.telephony.ami.PeerFault;
import nl.zorgrouter.telephony.ami.Phase;

/**
 * What a link has counted since it was opened.
 *
 * @param phase where the connection is now
 * @param epoch how many connections were tried
 * @param gaps how often we were in sync and lost it
 * @param pendingActions actions without an answer now
 * @param lastRoundTrip of the newest ping
 * @param events how many of each name
 * @param unknown how many of each name that no table has
 * @param unreadable events with a value that cannot be
 * @param forged messages that contradict themselves
 * @param unexpected messages that nobody waited for
 * @param listenerFailures how often the listener threw
 * @param faults how connections ended, by the other side's fault
 */
public record LinkFigures(
    Phase phase,
    long epoch,
    long gaps,
    int pendingActions,
    Duration lastRoundTrip,
    Map<String, Long> events,
    Map<String, Long> unknown,
    long unreadable,
    long forged,
    long unexpected,
    long listenerFailures,
    Map<PeerFault, Long> faults) {
  public LinkFigures {
    events = Map.copyOf(events);
    unknown = Map.copyOf(unknown);
    faults = Map.copyOf(faults);
  }

  /** Whether every event is seen now. */
  public boolean inSync() {
    return phase == Phase.LIVE;
  }
}
