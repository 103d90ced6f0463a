package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.wait.WaitFact;

/** The figures of the connections to the exchanges, and of what the dialplan did by itself. */
final class Links {
  private static final double[] LAG_EDGES = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final Gauge connected;
  private final Gauge lastEvent;
  private final Histogram lag;
  private final Counter reconnects;
  private final Counter gapSeconds;
  private final Counter failsafes;
  private final Counter nobodyTook;
  private final Counter worsened;

  /** The exchange's clock minus ours, by the last ping; before the first by the first picture. */
  private final Map<PbxId, Duration> ahead = new ConcurrentHashMap<>();

  Links(PrometheusRegistry registry) {
    connected = Measurements.gauge(Metric.AMI_CONNECTED, registry);
    lastEvent = Measurements.gauge(Metric.AMI_LAST_EVENT, registry);
    lag = Measurements.histogram(Metric.AMI_EVENT_LAG, registry, LAG_EDGES);
    reconnects = Measurements.counter(Metric.AMI_RECONNECTS, registry);
    gapSeconds = Measurements.counter(Metric.AMI_GAP_SECONDS, registry);
    failsafes = Measurements.counter(Metric.FAILSAFES, registry);
    nobodyTook = Measurements.counter(Metric.NOBODY_TOOK, registry);
    worsened = Measurements.counter(Metric.WORSENED, registry);
  }

  void heard(PbxNews news, Instant receivedAt) {
    String pbx = news.pbx().value();
    switch (news) {
      case PbxNews.Happened(PbxId id, CallEvent event) -> {
        lastEvent.labelValues(pbx).set(receivedAt.toEpochMilli() / 1000.0);
        lag.labelValues(pbx).observe(lag(id, event.at(), receivedAt));
        happened(pbx, event);
      }
      case PbxNews.InSync(PbxId id, long epoch, Snapshot snapshot) -> {
        ahead.putIfAbsent(id, Duration.between(receivedAt, snapshot.at()));
        lastEvent.labelValues(pbx).set(receivedAt.toEpochMilli() / 1000.0);
        connected.labelValues(pbx).set(1);
        if (epoch > 1) {
          reconnects.labelValues(pbx).inc();
        } else {
          reconnects.initLabelValues(pbx);
        }
        gapSeconds.initLabelValues(pbx);
        failsafes.initLabelValues(pbx);
        nobodyTook.initLabelValues(pbx);
        worsened.initLabelValues(pbx);
      }
      case PbxNews.OutOfSync _ -> connected.labelValues(pbx).set(0);
      case PbxNews.Pinged(PbxId id, Instant pbxTime, Duration roundTrip) -> {
        lastEvent.labelValues(pbx).set(receivedAt.toEpochMilli() / 1000.0);
        ahead.put(id, Duration.between(receivedAt.minus(roundTrip.dividedBy(2)), pbxTime));
      }
    }
  }

  void gap(WaitFact.Gap gap) {
    gapSeconds
        .labelValues(gap.pbx().value())
        .inc(Measurements.seconds(Duration.between(gap.from(), gap.until())));
  }

  /** Queues of it are shown: so is whether it is connected, also before its first news. */
  void knows(PbxId pbx) {
    connected.initLabelValues(pbx.value());
  }

  /** How far the exchange's clock is ahead of ours, as far as is known. */
  Duration ahead(PbxId pbx) {
    return ahead.getOrDefault(pbx, Duration.ZERO);
  }

  private double lag(PbxId pbx, Instant at, Instant receivedAt) {
    Duration behind = Duration.between(at, receivedAt).plus(ahead(pbx));
    return Math.max(0, Measurements.seconds(behind));
  }

  private void happened(String pbx, CallEvent event) {
    if (event instanceof CallEvent.FellBack) {
      failsafes.labelValues(pbx).inc();
    } else if (event instanceof CallEvent.NobodyTook) {
      nobodyTook.labelValues(pbx).inc();
    } else if (event instanceof CallEvent.Worsened) {
      worsened.labelValues(pbx).inc();
    }
  }
}
