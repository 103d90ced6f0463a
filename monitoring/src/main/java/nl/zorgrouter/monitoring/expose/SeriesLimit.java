package nl.zorgrouter.monitoring.expose;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label from growing without end: what comes after the limit is shown as {@code other}. */
final class SeriesLimit {
  static final String REST = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  SeriesLimit(int most) {
    this.most = most;
  }

  String admit(String value) {
    return known.contains(value) || (known.size() < most && known.add(value)) ? value : REST;
  }
}
