package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.monitoring.estimate.Estimate.Reliable;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.WaitingPerson;

/** The figures of the queues as they are now, read from the last pictures when the page is read. */
final class LiveQueues {
  private final AtomicReference<List<QueuePicture>> pictures = new AtomicReference<>(List.of());
  private final AtomicReference<List<QueueLoad>> loads = new AtomicReference<>(List.of());

  /**
   * Figures of no queue yet.
   *
   * @param links know how far each exchange's clock is from ours
   */
  LiveQueues(PrometheusRegistry registry, Links links) {
    each(Metric.QUEUE_CALLERS_WAITING, registry, LiveQueues::waiting);
    each(
        Metric.QUEUE_OLDEST_WAITING,
        registry,
        (picture, show) -> oldest(picture, links.ahead(picture.pbx()), show));
    each(Metric.QUEUE_AGENTS, registry, LiveQueues::agents);
    each(Metric.RECONCILIATION_DRIFT, registry, (picture, show) -> show.call(picture.drift()));
    each(
        Metric.ACCOUNTING_IMBALANCE,
        registry,
        (picture, show) -> show.call((double) picture.imbalance()));
    builder(Metric.QUEUE_ESTIMATED_WAIT)
        .callback(callback ->
            loads
                .get()
                .forEach(load -> {
                  if (load.estimate() instanceof Reliable reliable) {
                    callback.call(
                        Measurements.seconds(reliable.likely()),
                        load.pbx().value(),
                        load.queue().value());
                  }
                }))
        .register(registry);
    builder(Metric.QUEUE_ESTIMATE_ERROR)
        .callback(callback ->
            loads
                .get()
                .forEach(load -> {
                  if (load.track().tested() > 0) {
                    callback.call(
                        Measurements.seconds(load.track().error()),
                        load.pbx().value(),
                        load.queue().value());
                  }
                }))
        .register(registry);
  }

  void shows(List<QueuePicture> now) {
    pictures.set(List.copyOf(now));
  }

  void expects(List<QueueLoad> now) {
    loads.set(List.copyOf(now));
  }

  /** Puts a value on the page, with the labels that come after exchange and queue. */
  @FunctionalInterface
  private interface Show {
    void call(double value, String... labels);
  }

  private void each(
      Metric metric, PrometheusRegistry registry, BiConsumer<QueuePicture, Show> draw) {
    builder(metric)
        .callback(callback -> {
          for (QueuePicture picture : pictures.get()) {
            draw.accept(picture, (value, labels) -> callback.call(value, labels(picture, labels)));
          }
        })
        .register(registry);
  }

  private static GaugeWithCallback.Builder builder(Metric metric) {
    return GaugeWithCallback.builder()
        .name(metric.title())
        .help(metric.meaning())
        .labelNames(metric.labelNames());
  }

  private static String[] labels(QueuePicture picture, String... more) {
    String[] all = new String[2 + more.length];
    all[0] = picture.pbx().value();
    all[1] = picture.queue().value();
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }

  private static void waiting(QueuePicture picture, Show show) {
    Map<CallClass, Integer> counts = new EnumMap<>(CallClass.class);
    picture.classes().forEach(callClass -> counts.put(callClass, 0));
    if (counts.isEmpty()) {
      counts.put(CallClass.OTHER, 0);
    }
    picture.waiting().forEach(person -> counts.merge(person.callClass(), 1, Integer::sum));
    counts.forEach((callClass, count) -> show.call(count, callClass.label()));
  }

  /** The exchange tells it by its own clock; whoever reads the page holds it against another. */
  private static void oldest(QueuePicture picture, Duration ahead, Show show) {
    Map<CallClass, Instant> oldest = new EnumMap<>(CallClass.class);
    for (WaitingPerson person : picture.waiting()) {
      oldest.merge(
          person.callClass(), person.since(), (one, other) -> one.isBefore(other) ? one : other);
    }
    oldest.forEach((callClass, since) ->
        show.call(since.minus(ahead).toEpochMilli() / 1000.0, callClass.label()));
  }

  private static void agents(QueuePicture picture, Show show) {
    for (Availability state : Availability.values()) {
      show.call(picture.members(state), state.name().toLowerCase(Locale.ROOT));
    }
  }
}
