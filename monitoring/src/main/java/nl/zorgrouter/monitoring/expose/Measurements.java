package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;

/**
 * Keeps the figures. The running service tells it what it heard, learned and decided; the page can
 * be read at any time from any thread.
 */
public final class Measurements {
  /** Upper edges in seconds: every norm of the field is one of them. */
  private static final double[] WAIT_EDGES = {
    5, 10, 15, 20, 30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600
  };

  private static final double[] DECISION_EDGES = {
    0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
    0.1, 0.25, 0.5, 1, 2.5
  };

  /** Ways through a region's services that get a series of their own. */
  private static final int MOST_WAYS = 400;

  /** Rows of tables that get a series of their own, over all versions since the start. */
  private static final int MOST_ROWS = 400;

  /** An exemplar may hold 128 characters, its name included. */
  private static final int LONGEST_EXEMPLAR = 100;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricsPage page = new MetricsPage(registry);
  private final Links links = new Links(registry);
  private final LiveQueues queues = new LiveQueues(registry, links);
  private final DroppedEvents dropped = new DroppedEvents(registry);
  private final SeriesLimit ways = new SeriesLimit(MOST_WAYS);
  private final Counter decisions = counter(Metric.DECISIONS, registry);
  private final Counter ruleDecisions = counter(Metric.RULE_DECISIONS, registry);
  private final SeriesLimit rows = new SeriesLimit(MOST_ROWS);
  private final Counter shadowDecisions = counter(Metric.SHADOW_DECISIONS, registry);
  private final Histogram decisionDuration =
      histogram(Metric.DECISION_DURATION, registry, DECISION_EDGES);
  private final Counter queueCalls = counter(Metric.QUEUE_CALLS, registry);
  private final Histogram queueWait = histogram(Metric.QUEUE_WAIT, registry, WAIT_EDGES);
  private final Histogram journeyWait = histogram(Metric.JOURNEY_WAIT, registry, WAIT_EDGES);
  private final Info rules =
      Info.builder()
          .name(Metric.RULES.title())
          .help(Metric.RULES.meaning())
          .labelNames(Metric.RULES.labelNames())
          .register(registry);
  private final Gauge rulesReloaded = gauge(Metric.RULES_RELOADED, registry);
  private final Gauge rulesReloadOk = gauge(Metric.RULES_RELOAD_OK, registry);
  private final JournalFigures journal = new JournalFigures(registry);
  private final JvmFigures jvm;

  /**
   * Figures that stand at zero: nothing was refused yet. Those of the virtual machine are added.
   */
  public Measurements() {
    rulesReloadOk.set(1);
    this.jvm = new JvmFigures(registry);
  }

  /** The page these figures stand on. */
  public MetricsPage page() {
    return page;
  }

  /** The figures of the journal. */
  public JournalFigures journal() {
    return journal;
  }

  /** The figures of the database: asked for once, and only where there is one. */
  public StoreFigures store() {
    return new StoreFigures(registry);
  }

  /** A piece of news came in at this moment of the router's own clock. */
  public void heard(PbxNews news, Instant receivedAt) {
    links.heard(news, receivedAt);
  }

  /** The accounting of waits learned these facts. */
  public void learned(List<WaitFact> facts) {
    for (WaitFact fact : facts) {
      switch (fact) {
        case WaitFact.VisitEnded(Visit visit) -> ended(visit);
        case WaitFact.JourneyEnded journey -> ended(journey);
        case WaitFact.Gap gap -> links.gap(gap);
        case WaitFact.Unfitting(var pbx, Instant _, var why) ->
            dropped.count(pbx, why.name().toLowerCase(Locale.ROOT));
        case WaitFact.VisitBegan _, WaitFact.Served _, WaitFact.Seen _ -> {}
      }
    }
  }

  /**
   * These queues exist. The first caller whom one of them refuses is then a rise from 0, which an
   * alarm sees, and not a series that begins at 1, which never rose.
   */
  public void knows(Collection<QueueAt> known) {
    for (QueueAt at : known) {
      for (CallClass callClass : CallClass.values()) {
        begins(at, callClass, Outcome.REFUSED_FULL);
        begins(at, callClass, Outcome.REFUSED_EMPTY);
      }
    }
  }

  private void begins(QueueAt at, CallClass callClass, Outcome outcome) {
    queueCalls.initLabelValues(
        at.pbx().value(), at.queue().value(), callClass.label(), outcome.label());
  }

  /** How the queues stand; replaces what was shown. Call it after news, or at least each second. */
  public void shows(List<QueuePicture> pictures) {
    queues.shows(pictures);
    for (QueuePicture picture : pictures) {
      QueueAt at = new QueueAt(picture.pbx(), picture.queue());
      links.knows(at.pbx());
      knows(List.of(at));
      for (CallClass callClass : picture.classes()) {
        for (Outcome outcome : Outcome.values()) {
          begins(at, callClass, outcome);
        }
        queueWait.initLabelValues(
            at.pbx().value(), at.queue().value(), callClass.label(), Outcome.ANSWERED.label());
      }
    }
  }

  /** How busy the queues are and what the next caller will wait; replaces what was shown. */
  public void expects(List<QueueLoad> loads) {
    queues.expects(loads);
  }

  /** A decision was made. */
  public void decided(Decided decision) {
    decisions
        .labelValues(decision.origin(), decision.outcome(), decision.serviceType(), decision.code())
        .inc();
    decisionDuration.observe(seconds(decision.took()));
  }

  /**
   * A row of a table decided.
   *
   * @param rule its id, with its table's
   * @param target where the call went
   * @param result what the decision was, such as {@code ROUTE}
   */
  public void decided(String rule, String target, String result) {
    boolean own = !rows.admit(rule + "/" + target).equals(SeriesLimit.REST);
    ruleDecisions
        .labelValues(own ? rule : SeriesLimit.REST, own ? target : SeriesLimit.REST, result)
        .inc();
  }

  /** A decision would have been made, had this router not only watched. */
  public void wouldHaveDecided(Decided decision) {
    shadowDecisions
        .labelValues(decision.origin(), decision.outcome(), decision.serviceType(), decision.code())
        .inc();
  }

  /** An event was not used, for a reason of at most 40 characters of a-z and _. */
  public void dropped(PbxId pbx, String reason) {
    if (!reason.matches("[a-z_]{1,40}")) {
      throw new IllegalArgumentException("found `%s`; expected a to z and _".formatted(reason));
    }
    dropped.count(pbx, reason);
  }

  /**
   * What the link of an exchange counts by itself of what it could not use.
   *
   * @param byReason asked each time the page is read, on its thread
   */
  public void dropped(PbxId pbx, Supplier<Map<String, Long>> byReason) {
    dropped.tally(pbx, byReason);
  }

  /** A rule set is in use from now on. */
  public void activated(int version, String sha256, Instant at) {
    rules.setLabelValues(Integer.toString(version), sha256);
    rulesReloaded.set(at.toEpochMilli() / 1000.0);
  }

  /** A change was refused; what was in use stays so, until a change is taken. */
  public void changeRefused() {
    rulesReloadOk.set(0);
  }

  /**
   * A change was taken. A profile that begins or ends by the clock is none: it does not mend the
   * file that was refused.
   */
  public void changeTaken() {
    rulesReloadOk.set(1);
  }

  /** Lets go of what watches the virtual machine. */
  public void close() {
    jvm.close();
  }

  private void ended(Visit visit) {
    String[] labels = {
      visit.pbx().value(), visit.queue().value(), visit.callClass().label(), visit.outcome().label()
    };
    queueCalls.labelValues(labels).inc();
    observe(queueWait, visit.journey().value(), seconds(visit.waited()), labels);
  }

  private void ended(WaitFact.JourneyEnded journey) {
    QueueName first = journey.firstQueue();
    QueueName last = journey.lastQueue();
    boolean own = !ways.admit(first + "/" + last).equals(SeriesLimit.REST);
    observe(
        journeyWait,
        journey.journey().value(),
        seconds(journey.waited()),
        journey.callClass().label(),
        own ? first.value() : SeriesLimit.REST,
        own ? last.value() : SeriesLimit.REST,
        journey.outcome().label());
  }

  private static void observe(
      Histogram histogram, String journey, double seconds, String... labels) {
    if (journey.length() > LONGEST_EXEMPLAR) {
      histogram.labelValues(labels).observe(seconds);
    } else {
      histogram.labelValues(labels).observeWithExemplar(seconds, Labels.of("journey_id", journey));
    }
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  static Counter counter(Metric metric, PrometheusRegistry registry) {
    return Counter.builder()
        .name(metric.title())
        .help(metric.meaning())
        .labelNames(metric.labelNames())
        .register(registry);
  }

  static Gauge gauge(Metric metric, PrometheusRegistry registry) {
    return Gauge.builder()
        .name(metric.title())
        .help(metric.meaning())
        .labelNames(metric.labelNames())
        .register(registry);
  }

  static Histogram histogram(Metric metric, PrometheusRegistry registry, double... edges) {
    return Histogram.builder()
        .name(metric.title())
        .help(metric.meaning())
        .labelNames(metric.labelNames())
        .classicUpperBounds(edges)
        .register(registry);
  }
}
