package nl.zorgrouter.router.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
  private static final Asker SUPERVISOR = new Asker("supervisor", new Asker.Scope.Everywhere());
  private static final Asker NURSE =
      new Asker("triage desk Groningen", new Asker.Scope.Only(Set.of("hap-groningen")));

  @Test
  void setsAStateForFourHoursWhenNobodySaysHowLong() {
    ServiceChange change = accepted(set("hap-groningen", "STOPPED", "CROWDED", null), NURSE);
    assertEquals(
        new ServiceChange.StateSet(
            new Announcement(
                "hap-groningen",
                ServiceState.STOPPED,
                StateReason.CROWDED,
                "triage desk Groningen",
                NOW,
                NOW.plus(Duration.ofHours(4)))),
        change);
  }

  @Test
  void takesAnEndOfExactlyADayAndNotASecondMore() {
    accepted(set("hap-groningen", "LIMITED", "STAFF", NOW.plus(Duration.ofHours(24))), NURSE);
    List<Fault> faults =
        refused(set("hap-groningen", "LIMITED", "STAFF", NOW.plusSeconds(86_401)), NURSE);
    assertEquals(List.of("until WRONG_VALUE"), kinds(faults));
    assertTrue(faults.getFirst().sentence().english().contains("2026-11-22T22:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nowhere, STOPPED, CROWDED, 3600, service UNKNOWN
          hap-drenthe, STOPPED, CROWDED, 3600, service NOT_YOURS
          hap-groningen, SHUT, CROWDED, 3600, state WRONG_VALUE
          hap-groningen, STOPPED, because, 3600, reason WRONG_VALUE
          hap-groningen, STOPPED, CROWDED, 0, until WRONG_VALUE
          hap-groningen, STOPPED, CROWDED, -60, until WRONG_VALUE
          hap-groningen, STOPPED, CROWDED, 90000, until WRONG_VALUE
          """)
  void refusesAStateThatIsWrongInOneThing(
      String service, String state, String reason, long seconds, String fault) {
    assertEquals(
        List.of(fault),
        kinds(refused(set(service, state, reason, NOW.plusSeconds(seconds)), NURSE)));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    List<Fault> faults = refused(set("nowhere", "SHUT", "because", NOW.minusSeconds(1)), NURSE);
    assertEquals(
        List.of("service UNKNOWN", "state WRONG_VALUE", "reason WRONG_VALUE", "until WRONG_VALUE"),
        kinds(faults));
  }

  @Test
  void letsNoRequestWriteItsOwnLinesInALogOrAPage() {
    Fault fault =
        refused(
                set("x\r\nAction: Logoff<script>" + "y".repeat(500), "STOPPED", "STAFF", null),
                NURSE)
            .getFirst();
    assertTrue(fault.sentence().english().length() < 200);
    assertTrue(fault.sentence().english().chars().noneMatch(each -> each < ' ' || each == '<'));
  }

  @Test
  void refusesAStopWhereServicesAgreedOnNone() {
    List<Fault> faults = refused(set("ggz-noord", "STOPPED", "CROWDED", null), SUPERVISOR);
    assertEquals(List.of("state WRONG_VALUE"), kinds(faults));
    assertTrue(faults.getFirst().sentence().english().contains("crisis services"));
    accepted(set("ggz-noord", "LIMITED", "CROWDED", null), SUPERVISOR);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, CROWDED", "CLOSED, STAFF", "UNKNOWN, NO_BEDS", "CLOSED, PLANNED"})
  void refusesAStopByAnotherNameWhereServicesAgreedOnNone(String state, String reason) {
    List<Fault> faults = refused(set("ggz-noord", state, reason, null), SUPERVISOR);
    assertEquals(List.of("state WRONG_VALUE"), kinds(faults));
    String told = faults.getFirst().sentence().english();
    assertTrue(told.contains("found `" + state + "` because of `" + reason + "`"), told);
    assertTrue(told.contains("crisis services"), told);
    accepted(set("ggz-noord", state, "BUILDING", null), SUPERVISOR);
    accepted(set("ggz-noord", state, "TECHNICAL", null), SUPERVISOR);
    accepted(set("hap-groningen", state, reason, null), NURSE);
  }

  @Test
  void letsAServiceWithoutStopsSayThatItIsClosedOutsideItsHours() {
    Region hours =
        Directory.changed(
            text -> text.replace("type: GGZ, area: ROAZ-NOORD", "type: ELV, area: ROAZ-NOORD"));
    ServiceDesk desk = new ServiceDesk(hours, Board.EMPTY, Map.of(), NOW);
    Instant opens = Instant.parse("2026-11-22T07:00:00Z");
    assertInstanceOf(
        Judgement.Accepted.class,
        desk.judge(set("elv-noord", "CLOSED", "NO_BEDS", opens), SUPERVISOR));
    assertInstanceOf(
        Judgement.Refused.class,
        desk.judge(set("elv-noord", "CLOSED", "NO_BEDS", opens.plusSeconds(1)), SUPERVISOR));
  }

  @Test
  void neverLetsAnAmbulanceDeskStop() {
    for (String state : List.of("STOPPED", "CLOSED", "UNKNOWN")) {
      assertEquals(
          List.of("state WRONG_VALUE"),
          kinds(refused(set("desk", state, "CROWDED", null), SUPERVISOR)));
    }
  }

  @Test
  void takesBackWhatWasSetAndNothingElse() {
    assertEquals(
        List.of("service NOT_NOW"),
        kinds(refused(new ServiceRequest.LiftState("hap-groningen"), NURSE)));
    Board board =
        Board.EMPTY.with(accepted(set("hap-groningen", "STOPPED", "CROWDED", null), NURSE));
    assertEquals(
        new Judgement.Accepted(
            new ServiceChange.StateLifted("hap-groningen", "triage desk Groningen", NOW)),
        desk(board, Map.of()).judge(new ServiceRequest.LiftState("hap-groningen"), NURSE));
  }

  @Test
  void believesAReportedWaitForAMinuteOnly() {
    Board board = Board.EMPTY.with(accepted(reported("vvt-noord", 300, NOW), SUPERVISOR));
    ServiceReport report = board.report(Directory.service("vvt-noord"), ServiceReport.NOTHING, NOW);
    assertEquals(OptionalInt.of(300), report.at(NOW.plusSeconds(60)).waitSeconds());
    assertEquals(OptionalInt.empty(), report.at(NOW.plusSeconds(61)).waitSeconds());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          vvt-noord, 300, 3, asOf WRONG_VALUE
          vvt-noord, 300, 86400, asOf WRONG_VALUE
          vvt-noord, -1, 0, waitSeconds WRONG_VALUE
          vvt-noord, 86401, 0, waitSeconds WRONG_VALUE
          hap-drenthe, 300, 0, service NOT_NOW
          nowhere, 300, 0, service UNKNOWN
          """)
  void refusesAWaitThatCannotBe(String service, int wait, long ahead, String fault) {
    assertEquals(
        List.of(fault),
        kinds(refused(reported(service, wait, NOW.plusSeconds(ahead)), SUPERVISOR)));
  }

  @Test
  void refusesAWaitWithoutATimeAndOneOlderThanTheLast() {
    ServiceRequest.ReportWait timeless =
        new ServiceRequest.ReportWait(
            "vvt-noord",
            OptionalInt.of(60),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertEquals(List.of("asOf WRONG_VALUE"), kinds(refused(timeless, SUPERVISOR)));
    Board board = Board.EMPTY.with(accepted(reported("vvt-noord", 300, NOW), SUPERVISOR));
    Judgement older =
        desk(board, Map.of()).judge(reported("vvt-noord", 20, NOW.minusSeconds(5)), SUPERVISOR);
    assertEquals(
        List.of("asOf NOT_NOW"), kinds(assertInstanceOf(Judgement.Refused.class, older).faults()));
  }

  @Test
  void keepsFreePlacesWithTheirAgeAndForgetsThemAtTheirEnd() {
    ServiceChange change =
        accepted(
            new ServiceRequest.ReportCapacity(
                "elv-noord",
                Map.of("ordinary", 2, "isolation", 0),
                Optional.of(NOW.minusSeconds(600)),
                Optional.empty()),
            SUPERVISOR);
    Board board = Board.EMPTY.with(change);
    Capacity known = board.capacity("elv-noord", NOW).orElseThrow();
    assertEquals(2, known.free());
    assertEquals(NOW.minusSeconds(600), known.asOf());
    Instant end = NOW.minusSeconds(600).plus(Duration.ofHours(4));
    assertEquals(Optional.empty(), board.capacity("elv-noord", end));
  }

  @Test
  void tellsAllThatIsWrongWithFreePlaces() {
    List<Fault> faults =
        refused(
            new ServiceRequest.ReportCapacity(
                "elv-noord",
                Map.of("Bed\n", 1, "ordinary", -2),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(NOW.minusSeconds(60))),
            SUPERVISOR);
    assertEquals(
        Set.of(
            "asOf WRONG_VALUE",
            "until WRONG_VALUE",
            "beds WRONG_VALUE",
            "beds.ordinary WRONG_VALUE"),
        Set.copyOf(kinds(faults)));
    assertEquals(
        List.of("beds WRONG_VALUE"),
        kinds(
            refused(
                new ServiceRequest.ReportCapacity(
                    "elv-noord", Map.of(), Optional.of(NOW), Optional.empty()),
                SUPERVISOR)));
  }

  @Test
  void knowsOnlyTheSkillsOfTheDirectory() {
    ServiceRequest.ReportExpertise wrong =
        new ServiceRequest.ReportExpertise(
            "seh-groningen", List.of("stroke", "magic"), Optional.of(NOW), Optional.empty());
    List<Fault> faults = refused(wrong, SUPERVISOR);
    assertEquals(List.of("present WRONG_VALUE"), kinds(faults));
    assertTrue(faults.getFirst().sentence().english().contains("trauma, stroke, cardiac"));
  }

  @Test
  void takesOverAPracticesLineWhenSomebodyIsOnDuty() {
    ServiceRequest take =
        new ServiceRequest.TakeOver("practice-veendam", "ILLNESS", Optional.empty());
    Judgement judgement = desk(Board.EMPTY, onDuty(2, NOW)).judge(take, NURSE);
    assertEquals(
        new Judgement.Accepted(
            new ServiceChange.StateSet(
                new Announcement(
                    "practice-veendam",
                    ServiceState.CLOSED,
                    StateReason.ILLNESS,
                    "triage desk Groningen",
                    NOW,
                    NOW.plus(Duration.ofHours(4))))),
        judgement);
  }

  @Test
  void refusesATakeoverWithNobodyOnDutyOrWhenNobodyKnows() {
    ServiceRequest take =
        new ServiceRequest.TakeOver("practice-veendam", "ILLNESS", Optional.empty());
    for (Map<String, ServiceReport> measured :
        List.of(onDuty(0, NOW), onDuty(2, NOW.minusSeconds(61)), Map.<String, ServiceReport>of())) {
      Judgement judgement = desk(Board.EMPTY, measured).judge(take, NURSE);
      assertEquals(
          List.of("line NOT_NOW"),
          kinds(assertInstanceOf(Judgement.Refused.class, judgement).faults()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nowhere, line UNKNOWN
          hap-noord, line WRONG_VALUE
          112-noord, line WRONG_VALUE
          """)
  void refusesToTakeOverALineThatNobodyAgreedOn(String line, String fault) {
    ServiceRequest take = new ServiceRequest.TakeOver(line, "ILLNESS", Optional.empty());
    assertEquals(List.of(fault), kinds(refused(take, SUPERVISOR)));
  }

  @Test
  void letsOnlyThePracticeAndWhoAnswersForItTakeItsLine() {
    Asker stranger = new Asker("drenthe", new Asker.Scope.Only(Set.of("hap-drenthe")));
    Judgement judgement =
        desk(Board.EMPTY, onDuty(2, NOW))
            .judge(
                new ServiceRequest.TakeOver("practice-veendam", "ILLNESS", Optional.empty()),
                stranger);
    assertEquals(
        List.of("service NOT_YOURS"),
        kinds(assertInstanceOf(Judgement.Refused.class, judgement).faults()));
  }

  @Test
  void givesBackOnlyWhatWasTaken() {
    ServiceRequest back = new ServiceRequest.HandBack("practice-veendam");
    assertEquals(List.of("line NOT_NOW"), kinds(refused(back, NURSE)));
    Board taken =
        Board.EMPTY.with(accepted(set("practice-veendam", "CLOSED", "ILLNESS", null), SUPERVISOR));
    assertEquals(
        new Judgement.Accepted(
            new ServiceChange.StateLifted("practice-veendam", "triage desk Groningen", NOW)),
        desk(taken, Map.of()).judge(back, NURSE));
  }

  private static ServiceRequest.SetState set(
      String service, String state, String reason, @Nullable Instant until) {
    return new ServiceRequest.SetState(service, state, reason, Optional.ofNullable(until));
  }

  private static ServiceRequest.ReportWait reported(String service, int seconds, Instant asOf) {
    return new ServiceRequest.ReportWait(
        service,
        OptionalInt.of(seconds),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(asOf));
  }

  private static Map<String, ServiceReport> onDuty(int agents, Instant asOf) {
    return Map.of(
        "hap-groningen-practice",
        new ServiceReport(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(0),
            OptionalInt.of(agents),
            Optional.of(asOf)));
  }

  private static ServiceDesk desk(Board board, Map<String, ServiceReport> measured) {
    return new ServiceDesk(Directory.REGION, board, measured, NOW);
  }

  private static ServiceChange accepted(ServiceRequest request, Asker asker) {
    Judgement judgement = desk(Board.EMPTY, Map.of()).judge(request, asker);
    return assertInstanceOf(Judgement.Accepted.class, judgement, judgement::toString).change();
  }

  private static List<Fault> refused(ServiceRequest request, Asker asker) {
    Judgement judgement = desk(Board.EMPTY, Map.of()).judge(request, asker);
    return assertInstanceOf(Judgement.Refused.class, judgement).faults();
  }

  private static List<String> kinds(List<Fault> faults) {
    return faults.stream()
        .map(each -> each.field() + " " + each.kind())
        .collect(Collectors.toList());
  }
}
