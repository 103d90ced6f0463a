package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import nl.zorgrouter.call.PbxId;

/** Events that were not used: those that did not fit, and those that a link could not hand on. */
final class DroppedEvents {
  private final Map<Reason, LongAdder> counted = new ConcurrentHashMap<>();
  private final Map<PbxId, Supplier<Map<String, Long>>> tallies = new ConcurrentHashMap<>();

  private record Reason(PbxId pbx, String word) {}

  DroppedEvents(PrometheusRegistry registry) {
    CounterWithCallback.builder()
        .name(Metric.AMI_EVENTS_DROPPED.title())
        .help(Metric.AMI_EVENTS_DROPPED.meaning())
        .labelNames(Metric.AMI_EVENTS_DROPPED.labelNames())
        .callback(this::show)
        .register(registry);
  }

  void count(PbxId pbx, String reason) {
    counted.computeIfAbsent(new Reason(pbx, reason), _ -> new LongAdder()).increment();
  }

  /** What is counted elsewhere; asked for each time the page is read. */
  void tally(PbxId pbx, Supplier<Map<String, Long>> byReason) {
    tallies.put(pbx, byReason);
  }

  private void show(CounterWithCallback.Callback page) {
    Map<Reason, Long> all = new HashMap<>();
    counted.forEach((reason, count) -> all.put(reason, count.sum()));
    tallies.forEach((pbx, tally) ->
        tally.get().forEach((word, count) -> all.merge(new Reason(pbx, word), count, Long::sum)));
    all.forEach(
        (reason, count) -> page.call(count.doubleValue(), reason.pbx().value(), reason.word()));
  }
}
