package nl.zorgrouter.monitoring.wait;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import nl.zorgrouter.call.CallId;

/** The legs that ended last, so that late news about them opens nothing. */
final class RecentlyEnded {
  /** More than a busy exchange ends in a minute; older news does not come late. */
  private static final int MOST = 4_096;

  private final SequencedSet<CallId> calls = new LinkedHashSet<>();

  void add(CallId call) {
    calls.addLast(call);
    if (calls.size() > MOST) {
      calls.removeFirst();
    }
  }

  boolean contains(CallId call) {
    return calls.contains(call);
  }
}
