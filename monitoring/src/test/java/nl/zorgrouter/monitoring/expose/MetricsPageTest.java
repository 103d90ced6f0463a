package nl.zorgrouter.monitoring.expose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Ledger;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.WaitingPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private final BusyEvening evening = new BusyEvening();

  @AfterEach
  void letGo() {
    evening.measurements.close();
  }

  @Test
  void showsEveryFigureOfTheCatalogue() {
    String page = evening.page();
    for (Metric metric : Metric.values()) {
      assertTrue(
          page.lines().anyMatch(line -> line.startsWith(metric.series().getLast())),
          () -> metric.title() + " is not on the page:\n" + page);
    }
  }

  @Test
  void bucketsHaveTheEdgesOfTheNorms() {
    String page = evening.page();
    for (String edge :
        "5.0 10.0 15.0 20.0 30.0 60.0 90.0 120.0 180.0 300.0 600.0 900.0 1800.0 3600.0 +Inf"
            .split(" ", -1)) {
      assertTrue(
          page.contains(
              "zorgrouter_queue_wait_seconds_bucket{class=\"care_line\",outcome=\"answered\","
                  + "pbx=\"pbx-a\",queue=\"hap\",le=\"%s\"}".formatted(edge)),
          edge);
    }
  }

  @Test
  void everyWayOutIsCountedOnceAndTheOthersAreZero() {
    String page = evening.page();
    assertTrue(page.contains(calls("answered") + " 1.0"), page);
    assertTrue(page.contains(calls("timeout") + " 1.0"), page);
    assertTrue(page.contains(calls("abandoned") + " 0.0"), page);
  }

  @Test
  void theBooksOfEveryQueueClose() {
    assertTrue(
        evening
            .page()
            .contains("zorgrouter_accounting_imbalance{pbx=\"pbx-a\",queue=\"hap\"} 0.0"));
  }

  /** Three came and one left; nobody waits, and of one the reason is not known yet. */
  @Test
  void booksThatDoNotCloseAreShown() {
    Ledger ledger = new Ledger(3, Map.of(Outcome.ANSWERED, 1L));
    evening.measurements.shows(
        List.of(
            new QueuePicture(
                new PbxId("pbx-a"),
                new QueueName("hap"),
                true,
                Instant.EPOCH,
                List.of(),
                1,
                Set.of(),
                Map.of(),
                ledger,
                0)));
    String page = evening.page();
    assertTrue(
        page.contains("zorgrouter_accounting_imbalance{pbx=\"pbx-a\",queue=\"hap\"} 1.0"), page);
  }

  /** Its clock is 25 s behind; somebody joined 5 s ago by any clock. */
  @Test
  void sinceWhenSomebodyWaitsIsToldByTheRoutersClock() {
    PbxId pbx = new PbxId("pbx-b");
    Instant now = Instant.parse("2026-11-21T02:00:30Z");
    Instant there = now.minusSeconds(25);
    Snapshot nobody = new Snapshot(there, List.of(), List.of(), List.of());
    evening.measurements.heard(new PbxNews.InSync(pbx, 1, nobody), now);
    evening.measurements.shows(List.of(waits(pbx, there.minusSeconds(5))));
    assertEquals(now.minusSeconds(5).getEpochSecond(), oldest(evening.page()));
    evening.measurements.heard(
        new PbxNews.Pinged(pbx, now.minusSeconds(40), Duration.ofMillis(2)),
        now.plus(Duration.ofMillis(1)));
    assertEquals(now.plusSeconds(10).getEpochSecond(), oldest(evening.page()), "by the last ping");
  }

  private static QueuePicture waits(PbxId pbx, Instant since) {
    WaitingPerson person =
        new WaitingPerson(
            new CallId("c9"),
            new JourneyId("c9"),
            CallClass.EMERGENCY,
            since,
            since,
            since,
            Precision.EXACT);
    return new QueuePicture(
        pbx,
        new QueueName("desk"),
        true,
        since,
        List.of(person),
        0,
        Set.of(CallClass.EMERGENCY),
        Map.of(),
        new Ledger(1, Map.of()),
        0);
  }

  private static long oldest(String page) {
    String line =
        page.lines()
            .filter(each -> each.startsWith(Metric.QUEUE_OLDEST_WAITING.title() + "{"))
            .findFirst()
            .orElseThrow();
    return Math.round(Double.parseDouble(line.substring(line.indexOf(' ') + 1)));
  }

  @Test
  void whatALinkCouldNotUseIsAmongTheEventsThatWereNotUsed() {
    AtomicLong unreadable = new AtomicLong(2);
    evening.measurements.dropped(
        new PbxId("pbx-a"), () -> Map.of("unreadable", unreadable.get(), "unknown_visit", 40L));
    assertTrue(evening.page().contains(dropped("unreadable") + " 2.0"), evening.page());
    unreadable.set(3);
    assertTrue(evening.page().contains(dropped("unreadable") + " 3.0"), evening.page());
    assertTrue(evening.page().contains(dropped("unknown_visit") + " 41.0"), "with our own count");
  }

  private static String dropped(String reason) {
    return "zorgrouter_ami_events_dropped_total{pbx=\"pbx-a\",reason=\"%s\"}".formatted(reason);
  }

  @Test
  void whatWasRefusedStaysRefusedUntilAChangeIsTaken() {
    String ok = "zorgrouter_rules_last_reload_successful ";
    assertTrue(evening.page().contains(ok + "1.0"));
    evening.measurements.changeRefused();
    evening.measurements.activated(8, "ab12", Instant.EPOCH);
    assertTrue(evening.page().contains(ok + "0.0"), "a profile that ends mends no file");
    evening.measurements.changeTaken();
    assertTrue(evening.page().contains(ok + "1.0"));
  }

  @Test
  void noPersonIsOnThePage() {
    String page = evening.page();
    assertFalse(page.contains("31612345678"), page);
    assertFalse(page.contains("0612345678"), page);
  }

  @Test
  void speaksTheFormThatIsAskedFor() {
    MetricsPage page = evening.measurements.page();
    Page open =
        page.read(Optional.of("application/openmetrics-text;version=1.0.0;q=0.9,text/plain;q=0.5"));
    assertTrue(open.contentType().startsWith("application/openmetrics-text"), open.contentType());
    assertTrue(open.text().endsWith("# EOF\n"));
    assertTrue(open.text().contains("# {journey_id=\""), "an exemplar names the journey");
    Page plain = page.read(Optional.of("text/plain"));
    assertEquals("text/plain; version=0.0.4; charset=utf-8", plain.contentType());
    assertEquals(plain.contentType(), page.read(Optional.empty()).contentType());
    assertEquals(plain.contentType(), page.read(Optional.of("nonsense/;;q=,,")).contentType());
  }

  @Test
  void aLagIsMeasuredByTheExchangesClock() {
    assertTrue(
        evening
            .page()
            .contains("zorgrouter_ami_event_lag_seconds_bucket{pbx=\"pbx-a\",le=\"0.005\"}"),
        evening.page());
  }

  @Test
  void decisionsAreCountedByTheirCode() {
    evening.measurements.decided(
        new Decided("CARE_LINE", "ROUTE", "HAP", "RULE", Duration.ofNanos(40_000)));
    String page = evening.page();
    assertTrue(
        page.contains(
            "zorgrouter_decisions_total{code=\"RULE\",origin=\"CARE_LINE\",outcome=\"ROUTE\","
                + "service_type=\"HAP\"} 2.0"),
        page);
  }

  private static String calls(String outcome) {
    return "zorgrouter_queue_calls_total{class=\"care_line\",outcome=\"%s\",pbx=\"pbx-a\",queue=\"hap\"}"
        .formatted(outcome);
  }
}
