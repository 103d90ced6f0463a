package nl.zorgrouter.monitoring.expose;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the Grafana dashboard out of the catalogue: a figure that is renamed is renamed here, and
 * the committed file no longer matches.
 */
final class GrafanaBoard {
  private static final int WIDTH = 24;

  /** One picture: a Dutch title, and queries with what their lines are called. */
  private record Panel(
      String title, String type, String unit, int width, Metric about, List<Query> queries) {}

  private record Query(String expression, String legend) {}

  private GrafanaBoard() {}

  static String json() {
    StringBuilder panels = new StringBuilder();
    int x = 0;
    int y = 0;
    int id = 1;
    for (Panel panel : panels()) {
      if (x + panel.width() > WIDTH) {
        x = 0;
        y += 8;
      }
      panels.append(id == 1 ? "" : ",\n").append(json(panel, id, x, y));
      x += panel.width();
      id++;
    }
    return """
    {
      "uid": "zorgrouter",
      "title": "Zorgrouter: wachttijden en beslissingen",
      "description": "Waits, decisions and connections. Generated from the metric catalogue.",
      "tags": ["zorgrouter"],
      "schemaVersion": 38,
      "version": 1,
      "editable": true,
      "timezone": "Europe/Amsterdam",
      "refresh": "10s",
      "time": {"from": "now-4h", "to": "now"},
      "templating": {"list": [
        {"name": "datasource", "label": "Bron", "type": "datasource", "query": "prometheus"},
        {"name": "pbx", "label": "Centrale", "type": "query", "multi": true, "includeAll": true, "refresh": 2,
         "allValue": ".*", "datasource": {"type": "prometheus", "uid": "${datasource}"},
         "query": %s},
        {"name": "queue", "label": "Wachtrij", "type": "query", "multi": true, "includeAll": true, "refresh": 2,
         "allValue": ".*", "datasource": {"type": "prometheus", "uid": "${datasource}"},
         "query": %s}
      ]},
      "panels": [
    %s
      ]
    }
    """
        .formatted(
            quoted("label_values(%s, pbx)".formatted(Metric.AMI_CONNECTED.title())),
            quoted(
                "label_values(%s{pbx=~\"$pbx\"}, queue)"
                    .formatted(Metric.QUEUE_CALLERS_WAITING.title())),
            panels);
  }

  private static List<Panel> panels() {
    List<Panel> panels = new ArrayList<>(now());
    panels.addAll(norms());
    panels.addAll(decisions());
    panels.addAll(health());
    panels.addAll(kept());
    return panels;
  }

  private static List<Panel> now() {
    return List.of(
        panel(
            "Wachtenden nu",
            "stat",
            "short",
            8,
            Metric.QUEUE_CALLERS_WAITING,
            query(BoardQueries.waiting(), "{{queue}}")),
        panel(
            "Langst wachtende",
            "stat",
            "s",
            8,
            Metric.QUEUE_OLDEST_WAITING,
            query(
                "max by (queue) (time() - (%s))"
                    .formatted(BoardQueries.seen(Metric.QUEUE_OLDEST_WAITING)),
                "{{queue}}")),
        panel(
            "Geschatte wachttijd van de volgende beller",
            "stat",
            "s",
            8,
            Metric.QUEUE_ESTIMATED_WAIT,
            query(
                "max by (queue) (%s)".formatted(BoardQueries.of(Metric.QUEUE_ESTIMATED_WAIT)),
                "{{queue}}"),
            query(
                "max by (queue) (%s)".formatted(BoardQueries.of(Metric.QUEUE_ESTIMATE_ERROR)),
                "{{queue}}: gemiddelde fout")),
        panel(
            "Wachtenden",
            "timeseries",
            "short",
            12,
            Metric.QUEUE_CALLERS_WAITING,
            query(BoardQueries.waiting(), "{{queue}}")),
        panel(
            "Medewerkers",
            "timeseries",
            "short",
            12,
            Metric.QUEUE_AGENTS,
            query(
                "sum by (queue, state) (max by (pbx, queue, state) (%s))"
                    .formatted(BoardQueries.seen(Metric.QUEUE_AGENTS)),
                "{{queue}} {{state}}")));
  }

  private static List<Panel> norms() {
    List<Query> shares = new ArrayList<>();
    for (String limit : List.of("10.0", "30.0", "120.0", "600.0")) {
      shares.add(
          query(
              "sum by (queue) (increase(%s_bucket{pbx=~\"$pbx\", queue=~\"$queue\", outcome=\"answered\", le=\"%s\"}[1h]))"
                      .formatted(Metric.QUEUE_WAIT.title(), limit)
                  + " / sum by (queue) (increase(%s{pbx=~\"$pbx\", queue=~\"$queue\", outcome=~\"answered|abandoned|timeout|left_empty|refused_full|refused_empty|failed\"}[1h]))"
                      .formatted(Metric.QUEUE_CALLS.title()),
              "{{queue}} binnen " + limit.replace(".0", " s")));
    }
    return List.of(
        new Panel(
            "Beantwoord binnen de norm, laatste uur",
            "timeseries",
            "percentunit",
            12,
            Metric.QUEUE_WAIT,
            shares),
        panel(
            "Wachttijd p90 van wie beantwoord is, laatste uur",
            "timeseries",
            "s",
            12,
            Metric.QUEUE_WAIT,
            query(
                BoardQueries.quantile(
                    "0.90", "queue", Metric.QUEUE_WAIT, ", outcome=\"answered\"", "1h"),
                "{{queue}}")),
        panel(
            "Hoe bellers de wachtrij verlieten, per kwartier",
            "timeseries",
            "short",
            12,
            Metric.QUEUE_CALLS,
            query(
                "sum by (outcome) (max by (pbx, queue, class, outcome) (increase(%s[15m])))"
                    .formatted(BoardQueries.of(Metric.QUEUE_CALLS)),
                "{{outcome}}")),
        panel(
            "Wachttijd van de hele reis, p90",
            "timeseries",
            "s",
            12,
            Metric.JOURNEY_WAIT,
            query(
                "histogram_quantile(0.90, sum by (le, first_service, last_service) (rate(%s_bucket[1h])))"
                    .formatted(Metric.JOURNEY_WAIT.title()),
                "{{first_service}} naar {{last_service}}")));
  }

  private static List<Panel> decisions() {
    return List.of(
        panel(
            "Beslissingen per kwartier",
            "timeseries",
            "short",
            12,
            Metric.DECISIONS,
            query(
                "sum by (outcome, service_type, code) (increase(%s[15m]))"
                    .formatted(Metric.DECISIONS.title()),
                "{{outcome}} {{service_type}} {{code}}")),
        panel(
            "Welke regel besliste, per kwartier",
            "timeseries",
            "short",
            12,
            Metric.RULE_DECISIONS,
            query(
                "sum by (rule, target) (increase(%s[15m]))"
                    .formatted(Metric.RULE_DECISIONS.title()),
                "{{rule}} {{target}}")),
        panel(
            "Wat een meekijkende router zou beslissen, per kwartier",
            "timeseries",
            "short",
            12,
            Metric.SHADOW_DECISIONS,
            query(
                "sum by (origin, service_type, code) (increase(%s[15m]))"
                    .formatted(Metric.SHADOW_DECISIONS.title()),
                "{{origin}} {{service_type}} {{code}}")),
        panel(
            "Duur van een beslissing",
            "timeseries",
            "s",
            6,
            Metric.DECISION_DURATION,
            query(
                "histogram_quantile(0.50, sum by (le) (rate(%s_bucket[5m])))"
                    .formatted(Metric.DECISION_DURATION.title()),
                "p50"),
            query(
                "histogram_quantile(0.99, sum by (le) (rate(%s_bucket[5m])))"
                    .formatted(Metric.DECISION_DURATION.title()),
                "p99")),
        panel(
            "Zonder router, zonder gehoor, erger",
            "timeseries",
            "short",
            6,
            Metric.FAILSAFES,
            query(BoardQueries.onceEach(Metric.FAILSAFES), "noodbestemming"),
            query(BoardQueries.onceEach(Metric.NOBODY_TOOK), "niemand nam aan"),
            query(BoardQueries.onceEach(Metric.WORSENED), "het wordt erger")));
  }

  private static List<Panel> health() {
    return List.of(
        panel(
            "Verbinding met de centrales",
            "stat",
            "short",
            6,
            Metric.AMI_CONNECTED,
            query("max by (pbx) (%s)".formatted(Metric.AMI_CONNECTED.title()), "{{pbx}} verbonden"),
            query(
                "time() - max by (pbx) (%s)".formatted(Metric.AMI_LAST_EVENT.title()),
                "{{pbx}} seconden stil")),
        panel(
            "Vertraging van gebeurtenissen, p99",
            "timeseries",
            "s",
            6,
            Metric.AMI_EVENT_LAG,
            query(
                "histogram_quantile(0.99, sum by (le, pbx) (rate(%s_bucket[5m])))"
                    .formatted(Metric.AMI_EVENT_LAG.title()),
                "{{pbx}}")),
        panel(
            "Opnieuw verbonden, gaten, ongebruikte gebeurtenissen, per uur",
            "timeseries",
            "short",
            6,
            Metric.AMI_RECONNECTS,
            query(
                "sum by (pbx) (increase(%s[1h]))".formatted(Metric.AMI_RECONNECTS.title()),
                "{{pbx}} opnieuw verbonden"),
            query(
                "sum by (pbx) (increase(%s[1h]))".formatted(Metric.AMI_GAP_SECONDS.title()),
                "{{pbx}} seconden niet gezien"),
            query(
                "sum by (pbx, reason) (increase(%s[1h]))"
                    .formatted(Metric.AMI_EVENTS_DROPPED.title()),
                "{{pbx}} {{reason}}")),
        panel(
            "De boekhouding sluit (0 is goed)",
            "timeseries",
            "short",
            6,
            Metric.ACCOUNTING_IMBALANCE,
            query(BoardQueries.farthestOff(Metric.ACCOUNTING_IMBALANCE), "{{queue}}"),
            query(
                BoardQueries.farthestOff(Metric.RECONCILIATION_DRIFT),
                "{{queue}} tegen de centrale")),
        panel(
            "Regelset",
            "table",
            "short",
            12,
            Metric.RULES,
            query("max by (version, sha256) (%s)".formatted(Metric.RULES.title()), "{{version}}"),
            query("min(%s)".formatted(Metric.RULES_RELOAD_OK.title()), "laatste poging gelukt"),
            query(
                "time() - max(%s)".formatted(Metric.RULES_RELOADED.title()),
                "seconden geleden geactiveerd")));
  }

  private static List<Panel> kept() {
    return List.of(
        panel(
            "Journaal: schijf",
            "timeseries",
            "short",
            8,
            Metric.JOURNAL_WAITING,
            query(Metric.JOURNAL_WAITING.title(), "wachten op de schijf"),
            query(Metric.JOURNAL_FAILING.title(), "schijf weigert (1 is fout)"),
            query(Metric.JOURNAL_UNSIGNED.title(), "niet getekend (1 is fout)"),
            query("increase(%s[1h])".formatted(Metric.JOURNAL_LOST.title()), "verloren, per uur")),
        panel(
            "Journaal: regels en bevestiging, p99",
            "timeseries",
            "short",
            8,
            Metric.JOURNAL_SYNC,
            query("rate(%s[5m])".formatted(Metric.JOURNAL_ENTRIES.title()), "regels per seconde"),
            query(Metric.JOURNAL_SEQUENCE.title(), "laatste regel"),
            query(
                "histogram_quantile(0.99, sum by (le) (rate(%s_bucket[5m])))"
                    .formatted(Metric.JOURNAL_SYNC.title()),
                "bevestiging, s")),
        panel(
            "Database",
            "timeseries",
            "short",
            8,
            Metric.STORE_BEHIND,
            query(Metric.STORE_BEHIND.title(), "regels achter"),
            query(Metric.STORE_CONNECTED.title(), "bereikbaar (0 is fout)"),
            query(
                "time() - %s".formatted(Metric.STORE_CAUGHT_UP.title()),
                "seconden sinds alles er was")));
  }

  private static Panel panel(
      String title, String type, String unit, int width, Metric about, Query... queries) {
    return new Panel(title, type, unit, width, about, List.of(queries));
  }

  private static Query query(String expression, String legend) {
    return new Query(expression, legend);
  }

  private static String json(Panel panel, int id, int x, int y) {
    StringBuilder targets = new StringBuilder();
    for (Query query : panel.queries()) {
      char reference = (char) ('A' + panel.queries().indexOf(query));
      targets
          .append(reference == 'A' ? "" : ",\n")
          .append(
              "       {\"refId\": \"%s\", \"expr\": %s,\n        \"legendFormat\": %s, \"instant\": %s}"
                  .formatted(
                      reference,
                      quoted(query.expression()),
                      quoted(query.legend()),
                      panel.type().equals("table")));
    }
    return """
        {"id": %d, "type": "%s", "title": %s,
         "description": %s,
         "datasource": {"type": "prometheus", "uid": "${datasource}"},
         "gridPos": {"x": %d, "y": %d, "w": %d, "h": 8},
         "fieldConfig": {"defaults": {"unit": "%s"}, "overrides": []},
         "targets": [
    %s
         ]}\
    """
        .formatted(
            id,
            panel.type(),
            quoted(panel.title()),
            quoted(panel.about().meaning()),
            x,
            y,
            panel.width(),
            panel.unit(),
            targets);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
