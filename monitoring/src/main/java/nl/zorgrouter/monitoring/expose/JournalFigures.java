package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** The figures of the journal on disk. */
public final class JournalFigures {
  private static final double[] SYNC_EDGES = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2};

  private final Counter entries;
  private final Counter lost;
  private final Gauge sequence;
  private final Gauge waiting;
  private final Gauge failing;
  private final Gauge unsigned;
  private final Histogram sync;

  JournalFigures(PrometheusRegistry registry) {
    entries = Measurements.counter(Metric.JOURNAL_ENTRIES, registry);
    lost = Measurements.counter(Metric.JOURNAL_LOST, registry);
    sequence = Measurements.gauge(Metric.JOURNAL_SEQUENCE, registry);
    waiting = Measurements.gauge(Metric.JOURNAL_WAITING, registry);
    failing = Measurements.gauge(Metric.JOURNAL_FAILING, registry);
    unsigned = Measurements.gauge(Metric.JOURNAL_UNSIGNED, registry);
    sync = Measurements.histogram(Metric.JOURNAL_SYNC, registry, SYNC_EDGES);
  }

  /**
   * The disk has confirmed entries.
   *
   * @param last the number of the last one
   * @param count how many
   * @param took from taking them up to the confirmation
   */
  public void durable(long last, int count, Duration took) {
    entries.inc(count);
    sequence.set((double) last);
    sync.observe(Measurements.seconds(took));
    failing.set(0);
  }

  /** So many entries are in memory and not yet on disk. */
  public void waiting(int count) {
    waiting.set(count);
  }

  /** The disk did not take entries; they are still in memory. */
  public void failing() {
    failing.set(1);
  }

  /** A checkpoint is signed, and where it is kept. */
  public void signed() {
    unsigned.set(0);
  }

  /** No checkpoint can be signed, or it cannot be kept. */
  public void unsigned() {
    unsigned.set(1);
  }

  /** Memory could not hold so many entries; they are lost. */
  public void lost(int count) {
    lost.inc(count);
  }
}
