package nl.zorgrouter.telephony.link;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.zorgrouter.telephony.ami.PeerFault;
import nl.zorgrouter.telephony.ami.Phase;

/** The counters of a link; on its loop only. */
final class Tally {
  /** An exchange that invents names does not fill our memory: the others share one counter. */
  private static final int NAMES = 256;

  private static final String OTHERS = "(others)";

  private final Map<String, Count> events = new HashMap<>();
  private final Map<String, Count> unknown = new HashMap<>();
  private final Map<PeerFault, Count> faults = new HashMap<>();
  private long gaps;
  private long unreadable;
  private long forged;
  private long unexpected;
  private long listenerFailures;
  private Duration lastRoundTrip = Duration.ZERO;

  void event(String name) {
    count(events, name);
  }

  /** True the first time. */
  boolean unknown(String name) {
    return count(unknown, name) == 1;
  }

  void fault(PeerFault fault) {
    faults.computeIfAbsent(fault, absent -> new Count()).number++;
  }

  void gap() {
    gaps++;
  }

  void unreadable() {
    unreadable++;
  }

  void forged() {
    forged++;
  }

  void unexpected() {
    unexpected++;
  }

  void listenerFailure() {
    listenerFailures++;
  }

  void roundTrip(Duration time) {
    lastRoundTrip = time;
  }

  LinkFigures figures(Phase phase, long epoch, int pending) {
    return new LinkFigures(
        phase,
        epoch,
        gaps,
        pending,
        lastRoundTrip,
        plain(events),
        plain(unknown),
        unreadable,
        forged,
        unexpected,
        listenerFailures,
        plain(faults));
  }

  private static long count(Map<String, Count> counts, String name) {
    Count count = counts.get(name);
    if (count == null) {
      count = counts.computeIfAbsent(counts.size() < NAMES ? name : OTHERS, absent -> new Count());
    }
    return ++count.number;
  }

  private static <K> Map<K, Long> plain(Map<K, Count> counts) {
    Map<K, Long> numbers = new HashMap<>();
    counts.forEach((name, count) -> numbers.put(name, count.number));
    return numbers;
  }

  private static final class Count {
    private long number;
  }
}
