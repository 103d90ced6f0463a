package nl.zorgrouter.monitoring.wait;

import java.util.EnumMap;
import java.util.Map;

/**
 * What came to a queue and how it left, counted apart from the list of those who wait, so that the
 * two can be held against each other.
 *
 * @param entered who came to the queue, those it refused included
 * @param outcomes how many left in each way; a missing key is none
 */
public record Ledger(long entered, Map<Outcome, Long> outcomes) {
  static final Ledger EMPTY = new Ledger(0, Map.of());

  public Ledger {
    outcomes = Map.copyOf(outcomes);
  }

  /** All who left, in whatever way. */
  public long left() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many left in this way. */
  public long left(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  Ledger entering() {
    return new Ledger(entered + 1, outcomes);
  }

  Ledger leaving(Outcome outcome) {
    Map<Outcome, Long> more = new EnumMap<>(Outcome.class);
    more.putAll(outcomes);
    more.merge(outcome, 1L, Long::sum);
    return new Ledger(entered, more);
  }
}
