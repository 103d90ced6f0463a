package nl.zorgrouter.monitoring.expose;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue: every figure this router shows, with its labels and its meaning. */
public enum Metric {
  DECISIONS(
      "zorgrouter_decisions_total",
      Kind.COUNTER,
      "Decisions about where a call goes, by the code that explains them",
      "origin",
      "outcome",
      "service_type",
      "code"),
  RULE_DECISIONS(
      "zorgrouter_rule_decisions_total",
      Kind.COUNTER,
      "Decisions by the row of a table that decided, and where its calls went",
      "rule",
      "target",
      "result"),
  SHADOW_DECISIONS(
      "zorgrouter_shadow_decisions_total",
      Kind.COUNTER,
      "Decisions that a watching router would have made and did not carry out",
      "origin",
      "outcome",
      "service_type",
      "code"),
  DECISION_DURATION(
      "zorgrouter_decision_duration_seconds",
      Kind.HISTOGRAM,
      "From the question's arrival at the router to the answer on its way"),
  QUEUE_CALLERS_WAITING(
      "zorgrouter_queue_callers_waiting",
      Kind.GAUGE,
      "Callers who wait now",
      "pbx",
      "queue",
      "class"),
  QUEUE_OLDEST_WAITING(
      "zorgrouter_queue_oldest_waiting_since_timestamp_seconds",
      Kind.GAUGE,
      "Since when the caller who waits longest has waited; absent when nobody waits",
      "pbx",
      "queue",
      "class"),
  QUEUE_WAIT(
      "zorgrouter_queue_wait_seconds",
      Kind.HISTOGRAM,
      "How long a caller waited in one queue, by how he left it",
      "pbx",
      "queue",
      "class",
      "outcome"),
  QUEUE_CALLS(
      "zorgrouter_queue_calls_total",
      Kind.COUNTER,
      "Callers who left a queue or were refused by it, by how; every caller exactly once",
      "pbx",
      "queue",
      "class",
      "outcome"),
  QUEUE_AGENTS(
      "zorgrouter_queue_agents",
      Kind.GAUGE,
      "Members of a queue by state: free, busy, paused, away",
      "pbx",
      "queue",
      "state"),
  QUEUE_ESTIMATED_WAIT(
      "zorgrouter_queue_estimated_wait_seconds",
      Kind.GAUGE,
      "What the next caller will probably wait; absent without a reliable estimate",
      "pbx",
      "queue"),
  QUEUE_ESTIMATE_ERROR(
      "zorgrouter_queue_estimate_error_seconds",
      Kind.GAUGE,
      "How far the last estimates were off, on average, for callers who were answered",
      "pbx",
      "queue"),
  JOURNEY_WAIT(
      "zorgrouter_journey_wait_seconds",
      Kind.HISTOGRAM,
      "How long one person waited, all queues and exchanges together",
      "class",
      "first_service",
      "last_service",
      "outcome"),
  FAILSAFES(
      "zorgrouter_failsafes_total",
      Kind.COUNTER,
      "Calls that an exchange sent to its fail-safe without an answer of a router",
      "pbx"),
  NOBODY_TOOK(
      "zorgrouter_nobody_took_total",
      Kind.COUNTER,
      "Rounds over both fail-safes in which nobody took the caller",
      "pbx"),
  WORSENED(
      "zorgrouter_worsened_total",
      Kind.COUNTER,
      "Callers who said while waiting that it is getting worse",
      "pbx"),
  RULES("zorgrouter_rules_info", Kind.INFO, "The rule set in use", "version", "sha256"),
  RULES_RELOADED(
      "zorgrouter_rules_last_reload_success_timestamp_seconds",
      Kind.GAUGE,
      "When a rule set was last activated"),
  RULES_RELOAD_OK(
      "zorgrouter_rules_last_reload_successful",
      Kind.GAUGE,
      "1 when the last change of crisis.yaml was taken or none was made, 0 when it was refused"),
  AMI_CONNECTED(
      "zorgrouter_ami_connected",
      Kind.GAUGE,
      "1 when the exchange is connected and in sync, else 0",
      "pbx"),
  AMI_LAST_EVENT(
      "zorgrouter_ami_last_event_timestamp_seconds",
      Kind.GAUGE,
      "When the exchange last said anything, by the router's clock",
      "pbx"),
  AMI_EVENT_LAG(
      "zorgrouter_ami_event_lag_seconds",
      Kind.HISTOGRAM,
      "From an event on the exchange to its arrival here, clock difference taken out",
      "pbx"),
  AMI_RECONNECTS(
      "zorgrouter_ami_reconnects_total",
      Kind.COUNTER,
      "Connections made again after the first",
      "pbx"),
  AMI_GAP_SECONDS(
      "zorgrouter_ami_gap_seconds_total",
      Kind.COUNTER,
      "Time in which nothing was seen of the exchange",
      "pbx"),
  AMI_EVENTS_DROPPED(
      "zorgrouter_ami_events_dropped_total",
      Kind.COUNTER,
      "Events that were not used, by why; those that a link could not read or hand on among them",
      "pbx",
      "reason"),
  RECONCILIATION_DRIFT(
      "zorgrouter_reconciliation_drift",
      Kind.GAUGE,
      "Callers by our account minus callers by the exchange's own count; should be 0",
      "pbx",
      "queue"),
  ACCOUNTING_IMBALANCE(
      "zorgrouter_accounting_imbalance",
      Kind.GAUGE,
      "Entered minus left minus waiting; must be 0",
      "pbx",
      "queue"),
  JOURNAL_ENTRIES(
      "zorgrouter_journal_entries_total",
      Kind.COUNTER,
      "Entries of the journal that the disk has confirmed since the start"),
  JOURNAL_SEQUENCE(
      "zorgrouter_journal_sequence",
      Kind.GAUGE,
      "The number of the last entry that the disk has confirmed"),
  JOURNAL_WAITING(
      "zorgrouter_journal_waiting_entries",
      Kind.GAUGE,
      "Entries in memory that the disk has not confirmed"),
  JOURNAL_LOST(
      "zorgrouter_journal_lost_total",
      Kind.COUNTER,
      "Entries lost because the disk did not take them and memory was full"),
  JOURNAL_FAILING(
      "zorgrouter_journal_failing",
      Kind.GAUGE,
      "1 while the disk does not take the journal, else 0"),
  JOURNAL_UNSIGNED(
      "zorgrouter_journal_unsigned",
      Kind.GAUGE,
      "1 while no checkpoint of the journal can be signed and kept, else 0"),
  JOURNAL_SYNC(
      "zorgrouter_journal_sync_seconds",
      Kind.HISTOGRAM,
      "From taking up a group of entries to the disk's confirmation"),
  STORE_CONNECTED(
      "zorgrouter_store_connected",
      Kind.GAUGE,
      "1 when the database took the last batch, 0 when not; absent without a database"),
  STORE_BEHIND(
      "zorgrouter_store_behind_entries",
      Kind.GAUGE,
      "Entries on disk that the database does not have yet"),
  STORE_CAUGHT_UP(
      "zorgrouter_store_caught_up_timestamp_seconds",
      Kind.GAUGE,
      "When the database last had everything");

  private final String title;
  private final Kind kind;
  private final String meaning;
  private final String labels;

  Metric(String title, Kind kind, String meaning, String... labels) {
    this.title = title;
    this.kind = kind;
    this.meaning = meaning;
    this.labels = String.join(" ", labels);
  }

  /**
   * The name as Prometheus stores it; a histogram adds {@code _bucket}, {@code _count}, {@code
   * _sum}.
   */
  public String title() {
    return title;
  }

  /** What sort of figure it is. */
  public Kind kind() {
    return kind;
  }

  /** What it says, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its labels, in order. */
  public List<String> labels() {
    return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
  }

  /** Every name a query may use for it. */
  public List<String> series() {
    return switch (kind) {
      case HISTOGRAM ->
          Stream.of("", "_bucket", "_count", "_sum").map(ending -> title + ending).toList();
      case COUNTER, GAUGE, INFO -> List.of(title);
    };
  }

  String[] labelNames() {
    return labels().toArray(String[]::new);
  }

  /** The sorts of figures. */
  public enum Kind {
    /** Only grows, until a restart. */
    COUNTER,
    /** As it is now. */
    GAUGE,
    /** A distribution over fixed edges. */
    HISTOGRAM,
    /** Always 1; its labels say something. */
    INFO
  }
}
