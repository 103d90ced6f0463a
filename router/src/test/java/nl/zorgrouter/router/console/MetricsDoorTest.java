package nl.zorgrouter.router.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import nl.zorgrouter.router.api.Reception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of figures as a scraper gets it, over HTTP. */
class MetricsDoorTest {
  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1";

  @Test
  void tellsBeforeAnybodyCallsThatNoDoorOfTheRegionRefusedHimAndWhatTheLinkCouldNotUse() {
    try (Reception reception = new Reception()) {
      String page = Reception.send(HttpRequest.newBuilder(reception.at("/metrics"))).body();
      for (String line :
          List.of(
              "queue_calls_total{class=\"emergency\",outcome=\"refused_empty\",pbx=\"mka-noord\",queue=\"desk\"} 0.0",
              "queue_calls_total{class=\"hap_urgent\",outcome=\"refused_full\",pbx=\"hap-noord\",queue=\"hap-groningen-urgent\"} 0.0",
              "queue_calls_total{class=\"practice\",outcome=\"refused_full\",pbx=\"hap-noord\",queue=\"hap-groningen-practice\"} 0.0",
              "ami_events_dropped_total{pbx=\"mka-noord\",reason=\"unreadable\"} 2.0",
              "ami_events_dropped_total{pbx=\"mka-noord\",reason=\"forged\"} 1.0",
              "ami_events_dropped_total{pbx=\"mka-noord\",reason=\"listener_failed\"} 0.0")) {
        assertTrue(page.lines().anyMatch(("zorgrouter_" + line)::equals), () -> line + "\n" + page);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROMETHEUS, application/openmetrics-text; version=1.0.0; charset=utf-8",
    "text/plain, text/plain; version=0.0.4; charset=utf-8",
    "'', text/plain; version=0.0.4; charset=utf-8"
  })
  void isInTheFormThatIsAskedFor(String accept, String type) {
    try (Reception reception = new Reception()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(reception.at("/metrics"));
      if (!accept.isEmpty()) {
        request.header("Accept", accept.equals("PROMETHEUS") ? PROMETHEUS : accept);
      }
      HttpResponse<String> page = Reception.send(request);
      assertEquals(200, page.statusCode());
      assertEquals(type, page.headers().firstValue("Content-Type").orElse(""));
      assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
      assertEquals(type.contains("openmetrics"), page.body().endsWith("# EOF\n"));
      assertTrue(page.body().contains("zorgrouter_ami_connected{pbx="), page::body);
    }
  }
}
