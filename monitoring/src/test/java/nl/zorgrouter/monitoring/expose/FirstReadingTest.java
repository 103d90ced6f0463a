package nl.zorgrouter.monitoring.expose;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.Ledger;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says before anything has happened: Prometheus sees a rise only from there. */
class FirstReadingTest {
  private static final PbxId PBX = new PbxId("pbx-a");
  private static final QueueName DESK = new QueueName("desk");

  private final Measurements measurements = new Measurements();

  @AfterEach
  void letGo() {
    measurements.close();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyOfAnyClassWasRefusedByAQueueThatIsKnown(CallClass callClass) {
    measurements.knows(List.of(new QueueAt(PBX, DESK)));
    for (String outcome : List.of("refused_full", "refused_empty")) {
      shows(
          "zorgrouter_queue_calls_total{class=\"%s\",outcome=\"%s\",pbx=\"pbx-a\",queue=\"desk\"} 0.0"
              .formatted(callClass.label(), outcome));
    }
  }

  @Test
  void nobodyWasRefusedByAQueueThatIsShown() {
    measurements.shows(List.of(desk(Set.of())));
    shows(
        "zorgrouter_queue_calls_total{class=\"emergency\",outcome=\"refused_full\",pbx=\"pbx-a\",queue=\"desk\"} 0.0");
  }

  @Test
  void nobodyWasAnsweredInAnyTimeWhereSomebodyWaits() {
    measurements.shows(List.of(desk(Set.of(CallClass.HAP))));
    shows(
        "zorgrouter_queue_wait_seconds_bucket{class=\"hap\",outcome=\"answered\",pbx=\"pbx-a\",queue=\"desk\",le=\"120.0\"} 0");
  }

  @Test
  void anExchangeWhoseQueuesAreShownIsNotInSightUntilItSaysSomething() {
    measurements.shows(List.of(desk(Set.of())));
    shows("zorgrouter_ami_connected{pbx=\"pbx-a\"} 0.0");
  }

  private void shows(String line) {
    String page = measurements.page().read(Optional.of("text/plain")).text();
    assertTrue(page.lines().anyMatch(line::equals), () -> line + " is not in\n" + page);
  }

  private static QueuePicture desk(Set<CallClass> classes) {
    return new QueuePicture(
        PBX,
        DESK,
        false,
        Instant.EPOCH,
        List.of(),
        0,
        classes,
        Map.of(),
        new Ledger(0, Map.of()),
        0);
  }
}
