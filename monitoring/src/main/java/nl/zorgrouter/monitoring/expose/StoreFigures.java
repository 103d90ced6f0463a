package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;

/** The figures of the journal's copy in the database. Shown only where there is a database. */
public final class StoreFigures {
  private final Gauge connected;
  private final Gauge behind;
  private final Gauge caughtUp;

  StoreFigures(PrometheusRegistry registry) {
    connected = Measurements.gauge(Metric.STORE_CONNECTED, registry);
    behind = Measurements.gauge(Metric.STORE_BEHIND, registry);
    caughtUp = Measurements.gauge(Metric.STORE_CAUGHT_UP, registry);
  }

  /**
   * The database took what it was given.
   *
   * @param left entries on disk that it does not have yet
   * @param at now
   */
  public void took(long left, Instant at) {
    connected.set(1);
    behind.set((double) left);
    if (left == 0) {
      caughtUp.set(at.toEpochMilli() / 1000.0);
    }
  }

  /**
   * The database cannot be reached, or refuses.
   *
   * @param left entries on disk that it does not have yet
   */
  public void refused(long left) {
    connected.set(0);
    behind.set((double) left);
  }
}
