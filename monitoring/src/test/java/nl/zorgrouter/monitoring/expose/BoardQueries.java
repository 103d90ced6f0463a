package nl.zorgrouter.monitoring.expose;

/** What the dashboard asks, where several pictures ask it alike. */
final class BoardQueries {
  private BoardQueries() {}

  /** Who waits now, by queue. */
  static String waiting() {
    return "sum by (queue) (max by (pbx, queue, class) (%s))"
        .formatted(seen(Metric.QUEUE_CALLERS_WAITING));
  }

  static String quantile(String share, String by, Metric metric, String more, String window) {
    return "histogram_quantile(%s, sum by (le, %s) (rate(%s_bucket{pbx=~\"$pbx\", queue=~\"$queue\"%s}[%s])))"
        .formatted(share, by, metric.title(), more, window);
  }

  /** One router's plus does not hide another's minus. */
  static String farthestOff(Metric metric) {
    return "sum by (queue) (max by (pbx, queue) (abs(%s)))".formatted(of(metric));
  }

  /** Both routers see an event; it happened once. */
  static String onceEach(Metric metric) {
    return "sum(max by (pbx) (increase(%s[15m])))".formatted(metric.title());
  }

  /** Without the routers that see an exchange worse than another does, as in the alert rules. */
  static String seen(Metric metric) {
    String connected = Metric.AMI_CONNECTED.title();
    return "%s unless on (instance, pbx) (%s < on (pbx) group_left () max by (pbx) (%s))"
        .formatted(of(metric), connected, connected);
  }

  static String of(Metric metric) {
    return metric.title() + "{pbx=~\"$pbx\", queue=~\"$queue\"}";
  }
}
