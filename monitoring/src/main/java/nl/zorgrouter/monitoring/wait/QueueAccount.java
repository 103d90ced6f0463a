package nl.zorgrouter.monitoring.wait;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.call.QueueMember.Availability;

/** What is kept of one queue, apart from those who wait in it. */
final class QueueAccount {
  final Set<CallClass> classes = EnumSet.noneOf(CallClass.class);
  final Map<String, Availability> members = new HashMap<>();
  Ledger ledger = Ledger.EMPTY;
  int drift;

  Map<Availability, Integer> memberCounts() {
    Map<Availability, Integer> counts = new EnumMap<>(Availability.class);
    members.values().forEach(state -> counts.merge(state, 1, Integer::sum));
    return counts;
  }
}
