package nl.zorgrouter.monitoring.reconcile;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import nl.zorgrouter.call.QueueName;

/**
 * Records of one side that wait for their other half, in the order in which they came. Looking one
 * up costs the same however many wait.
 */
final class Unmatched<T> {
  /** What both sides call the same visit by; a caller can come to a queue more than once. */
  record Name(String call, QueueName queue) {}

  private record Waiting<T>(Name name, T value) {}

  private final Map<Long, Waiting<T>> inOrder = new LinkedHashMap<>();
  private final Map<Name, Deque<Long>> byName = new HashMap<>();
  private long next;

  void add(Name name, T value) {
    inOrder.put(next, new Waiting<>(name, value));
    byName.computeIfAbsent(name, _ -> new ArrayDeque<>(1)).addLast(next);
    next++;
  }

  /** Takes out the one of that name that is nearest. */
  Optional<T> take(Name name, ToLongFunction<T> distance) {
    Deque<Long> places = byName.get(name);
    if (places == null) {
      return Optional.empty();
    }
    return places.stream()
        .min(Comparator.comparingLong(place -> distance.applyAsLong(at(place).value())))
        .map(place -> remove(place, at(place)));
  }

  /** The one that waits longest; empty when none does. */
  Optional<T> oldest() {
    return inOrder.isEmpty()
        ? Optional.empty()
        : Optional.of(inOrder.values().iterator().next().value());
  }

  /** Takes out the one that waits longest; there must be one. */
  T removeOldest() {
    Map.Entry<Long, Waiting<T>> oldest = inOrder.entrySet().iterator().next();
    return remove(oldest.getKey(), oldest.getValue());
  }

  int size() {
    return inOrder.size();
  }

  private Waiting<T> at(Long place) {
    return Optional.ofNullable(inOrder.get(place)).orElseThrow();
  }

  private T remove(Long place, Waiting<T> waiting) {
    inOrder.remove(place);
    Deque<Long> places = Optional.ofNullable(byName.get(waiting.name())).orElseThrow();
    places.remove(place);
    if (places.isEmpty()) {
      byName.remove(waiting.name());
    }
    return waiting.value();
  }
}
