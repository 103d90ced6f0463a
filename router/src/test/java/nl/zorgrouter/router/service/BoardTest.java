package nl.zorgrouter.router.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void forgetsAStateAtItsVeryEnd() {
    Board board = stopped(ServiceState.STOPPED, NIGHT, NIGHT.plusSeconds(60));
    assertEquals(ServiceState.STOPPED, state(board, NIGHT.plusSeconds(59)).state());
    StateNow after = state(board, NIGHT.plusSeconds(60));
    assertEquals(ServiceState.OPEN, after.state());
    assertEquals(Precedence.Source.SCHEDULE, after.source());
    assertEquals(Optional.empty(), after.said());
  }

  @Test
  void tellsTheRulesAStateOnlyWhenItWasSaidAndGoesFirst() {
    assertEquals(Optional.empty(), told(Board.EMPTY, NIGHT));
    assertEquals(
        Optional.of(ServiceState.STOPPED), told(running(ServiceState.STOPPED, NIGHT), NIGHT));
    assertEquals(
        Optional.empty(),
        told(running(ServiceState.LIMITED, MORNING), MORNING),
        "a limitation opens nothing by day");
    assertEquals(
        Optional.of(ServiceState.OPEN), told(running(ServiceState.OPEN, MORNING), MORNING));
  }

  @Test
  void keepsTheFiguresOfTheQueueBesideAStateThatWasSaid() {
    ServiceReport measured =
        new ServiceReport(
            Optional.empty(),
            OptionalInt.of(240),
            OptionalInt.of(3),
            OptionalInt.of(4),
            Optional.of(NIGHT));
    ServiceReport report =
        running(ServiceState.LIMITED, NIGHT)
            .report(Directory.service("hap-groningen"), measured, NIGHT);
    assertEquals(OptionalInt.of(240), report.waitSeconds());
    assertEquals(Optional.of(ServiceState.LIMITED), report.state());
  }

  @Test
  void callsAServiceClosedWhereNobodyIsLoggedInUnlessThatIsOld() {
    ServiceReport empty =
        new ServiceReport(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(0),
            OptionalInt.of(0),
            Optional.of(NIGHT));
    StateNow now = Board.EMPTY.state(Directory.service("hap-groningen"), empty, NIGHT);
    assertEquals(ServiceState.CLOSED, now.state());
    assertEquals(Precedence.Source.STAFF, now.source());
    Instant later = NIGHT.plusSeconds(61);
    assertEquals(
        ServiceState.OPEN,
        Board.EMPTY.state(Directory.service("hap-groningen"), empty, later).state());
  }

  @Test
  void saysUntilWhenAServiceIsOpenBySchedule() {
    StateNow now =
        Board.EMPTY.state(Directory.service("hap-groningen"), ServiceReport.NOTHING, NIGHT);
    assertEquals(Optional.of(Instant.parse("2026-11-23T07:00:00Z")), now.until());
  }

  @Test
  void endsInRealTimeAlsoInTheNightThatTheClockGoesBack() {
    Instant begin = Instant.parse("2026-10-25T00:55:00Z"); // 02:55, for the first time
    Board board = stopped(ServiceState.STOPPED, begin, begin.plus(Duration.ofMinutes(10)));
    assertEquals(ServiceState.STOPPED, state(board, begin.plusSeconds(599)).state());
    assertEquals(ServiceState.OPEN, state(board, begin.plusSeconds(600)).state());
  }

  @Test
  void tellsTheNeighboursByAgreementFirst() {
    LocalDate day = LocalDate.of(2026, 11, 21);
    List<String> told =
        Tidings.concerned(Directory.REGION, Directory.service("hap-groningen"), day);
    assertEquals(List.of("hap-drenthe", "desk", "zcc-noord", "coordination-noord"), told);
    assertTrue(
        Tidings.concerned(Directory.REGION, Directory.service("practice-veendam"), day)
            .contains("hap-groningen"),
        "who answers for a practice");
  }

  private static StateNow state(Board board, Instant at) {
    return board.state(Directory.service("hap-groningen"), ServiceReport.NOTHING, at);
  }

  private static Optional<ServiceState> told(Board board, Instant at) {
    return board.report(Directory.service("hap-groningen"), ServiceReport.NOTHING, at).state();
  }

  private static Board running(ServiceState state, Instant since) {
    return stopped(state, since, since.plus(Duration.ofHours(4)));
  }

  private static Board stopped(ServiceState state, Instant since, Instant until) {
    return Board.EMPTY.with(
        new ServiceChange.StateSet(
            new Announcement("hap-groningen", state, StateReason.CROWDED, "a test", since, until)));
  }
}
