package nl.zorgrouter.monitoring.reconcile;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Outcome;

/** What each side counted, by queue and outcome. */
final class Tally {
  private record Key(QueueName queue, Outcome outcome) {}

  private static final class Counts {
    private long theirs;
    private long ours;
    private final Map<Why, Long> whys = new EnumMap<>(Why.class);
  }

  private final Set<QueueName> queues = new HashSet<>();
  private final Map<Key, Counts> table =
      new TreeMap<>(
          Comparator.comparing((Key key) -> key.queue().value()).thenComparing(Key::outcome));

  void theirs(QueueName queue, Outcome outcome) {
    at(queue, outcome).theirs++;
  }

  void ours(QueueName queue, Outcome outcome) {
    at(queue, outcome).ours++;
  }

  void differs(QueueName queue, Outcome outcome, Why why) {
    at(queue, outcome).whys.merge(why, 1L, Long::sum);
  }

  boolean bothHaveSome() {
    return table.values().stream().anyMatch(counts -> counts.theirs > 0)
        && table.values().stream().anyMatch(counts -> counts.ours > 0);
  }

  boolean isFull() {
    return queues.contains(Reconciliation.OTHERS);
  }

  List<Row> rows() {
    return table.entrySet().stream()
        .map(entry ->
            new Row(
                entry.getKey().queue(),
                entry.getKey().outcome(),
                entry.getValue().theirs,
                entry.getValue().ours,
                entry.getValue().whys))
        .toList();
  }

  private Counts at(QueueName queue, Outcome outcome) {
    boolean fits = queues.contains(queue) || queues.size() < Reconciliation.MOST_QUEUES;
    QueueName row = fits ? queue : Reconciliation.OTHERS;
    queues.add(row);
    return table.computeIfAbsent(new Key(row, outcome), _ -> new Counts());
  }
}
