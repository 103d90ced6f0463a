package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service can take in now, as it said itself.
 *
 * @param service its id
 * @param beds free places by kind, such as {@code isolation}; 0 is a word too
 * @param by who said it
 * @param asOf when it was so
 * @param until when this stops counting
 */
public record Capacity(
    String service, Map<String, Integer> beds, String by, Instant asOf, Instant until) {
  public Capacity {
    beds = Collections.unmodifiableMap(new TreeMap<>(beds));
  }

  /** Whether it still counts at that instant. */
  public boolean holdsAt(Instant instant) {
    return instant.isBefore(until);
  }

  /** All free places together. */
  public int free() {
    return beds.values().stream().mapToInt(Integer::intValue).sum();
  }
}
