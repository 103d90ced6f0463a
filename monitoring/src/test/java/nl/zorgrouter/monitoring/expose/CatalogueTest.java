package nl.zorgrouter.monitoring.expose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  private static final Pattern NAME = Pattern.compile("\\bzorgrouter_[a-z_]+");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

  @Test
  void rulesAndDashboardsUseNoNameThatDoesNotExist() throws IOException {
    Set<String> known =
        Arrays.stream(Metric.values())
            .flatMap(metric -> metric.series().stream())
            .collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (Path file : House.filesWithQueries()) {
      Matcher name = NAME.matcher(Files.readString(file));
      while (name.find()) {
        if (!known.contains(name.group())) {
          unknown.add(file.getFileName() + " uses `" + name.group() + "`");
        }
      }
    }
    assertEquals(List.of(), unknown);
  }

  @Test
  void rulesAndDashboardsUseNoLabelAndNoValueThatDoesNotExist() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : House.filesWithQueries()) {
      QueryLabels.wrongIn(Files.readString(file), page())
          .forEach(each -> wrong.add(file.getFileName() + ": " + each));
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          zorgrouter_queue_callers_waiting{class="hap_urgnt"} ; class of zorgrouter_queue_callers_waiting is never `hap_urgnt`
          zorgrouter_queue_calls_total{outcome=~"answered|abandonned"} ; outcome of zorgrouter_queue_calls_total is never `abandonned`
          zorgrouter_queue_agents{state="idle"} ; state of zorgrouter_queue_agents is never `idle`
          zorgrouter_queue_callers_waiting{queu="hap"} ; zorgrouter_queue_callers_waiting has no label `queu`
          zorgrouter_queue_wait_seconds_bucket{le="120"} ; zorgrouter_queue_wait_seconds_bucket has no edge at `120`
          max by (pbx, que) (zorgrouter_queue_callers_waiting) ; no figure has a label `que`
          """)
  void findsALabelThatIsMisspelt(String query, String says) {
    assertEquals(List.of(says), QueryLabels.wrongIn(query, page()));
  }

  private static String page() {
    BusyEvening evening = new BusyEvening();
    try {
      return evening.page();
    } finally {
      evening.measurements.close();
    }
  }

  @Test
  void everyFigureIsOnTheDashboard() {
    String board = GrafanaBoard.json();
    for (Metric metric : Metric.values()) {
      assertTrue(board.contains(metric.title()), metric.title());
    }
  }

  @Test
  void theCommittedDashboardIsTheGeneratedOne() throws IOException {
    Path fresh = Path.of("target", House.BOARD.getFileName().toString());
    Files.writeString(fresh, GrafanaBoard.json());
    assertTrue(
        Files.exists(House.BOARD) && Files.readString(House.BOARD).equals(GrafanaBoard.json()),
        "the dashboard differs from the catalogue; copy monitoring/%s to docker/grafana"
            .formatted(fresh));
  }

  @Test
  void everyAlertHasARunbookInBothLanguagesAndEveryRunbookAnAlert() throws IOException {
    String rules = Files.readString(House.PROMETHEUS.resolve("zorgrouter.rules.yaml"));
    Set<String> alerts = new TreeSet<>();
    Matcher alert = ALERT.matcher(rules);
    while (alert.find()) {
      alerts.add(alert.group(1));
      assertTrue(rules.contains("runbook_url: docs/runbooks/" + alert.group(1) + ".md"));
    }
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(House.RUNBOOKS)) {
      for (Path page : files.filter(file -> !file.endsWith("README.md")).toList()) {
        pages.add(page.getFileName().toString().replace(".md", ""));
        String text = Files.readString(page);
        assertTrue(text.contains("## Nederlands") && text.contains("## English"), page.toString());
      }
    }
    assertFalse(alerts.isEmpty());
    assertEquals(alerts, pages);
  }

  @Test
  void everyAlertIsTested() throws IOException {
    String tests = Files.readString(House.PROMETHEUS.resolve("zorgrouter.test.yaml"));
    Matcher alert =
        ALERT.matcher(Files.readString(House.PROMETHEUS.resolve("zorgrouter.rules.yaml")));
    while (alert.find()) {
      assertTrue(tests.contains("alertname=\"" + alert.group(1) + "\""), alert.group(1));
    }
  }
}
