package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.rules.decide.Alternative.Offer;
import org.junit.jupiter.api.Test;

/** Cases of the field, decided by the region that ships. */
class ScenariosTest {
  @Test
  void refersU4ToThePostOfThePlaceWithinTenMinutes() {
    Decision decision = CaseJson.referral().without("triage.vui").decided();
    assertRefer("hap-groningen", decision);
    assertEquals("disposition/em-referral", decision.rule());
    assertEquals(Code.RULE, decision.code());
    assertEquals(Priority.NORMAL, decision.onward().orElseThrow().priority());
    assertEquals(600, decision.onward().orElseThrow().patienceSeconds());
    assertEquals(Instant.parse("2026-11-21T01:20:00Z"), decision.onward().orElseThrow().answerBy());
  }

  @Test
  void decidesProqaResultOnC1WithoutInventingAnNtsUrgency() {
    Decision decision =
        CaseJson.referral().with("triage.system", "ProQA").with("triage.code", "99E9").decided();
    assertRefer("hap-groningen", decision);
    assertEquals("Text[text=C1]", String.valueOf(decision.facts().get("urgency")));
  }

  @Test
  void keepsProqaResultThatTheRegionDoesNotMap() {
    assertStay(
        Code.URGENCY_UNKNOWN,
        CaseJson.referral()
            .with("triage.system", "ProQA")
            .with("triage.code", "13C1")
            .without("triage.vui"));
  }

  @Test
  void decidesMappedProqaResult() {
    assertRefer(
        "hap-groningen",
        CaseJson.referral()
            .with("triage.system", "ProQA")
            .with("triage.code", "26-A-01")
            .without("triage.vui")
            .decided());
  }

  @Test
  void keepsLifeThreatsWhateverTheServicesSay() {
    for (String code : List.of("U0", "U1", "U2", "U3")) {
      CaseJson idle =
          CaseJson.referral()
              .without("triage.vui")
              .with("triage.code", code)
              .wait("hap-groningen", 0);
      assertStay(Code.URGENCY_PROTECTED, idle);
    }
    for (String vui : List.of("A0", "A1", "A2", "B", "B1", "B2", "C2")) {
      assertStay(
          Code.URGENCY_PROTECTED,
          CaseJson.referral().without("triage.code").with("triage.vui", vui));
    }
  }

  @Test
  void sendsNeighbourWhenOwnPostIsFull() {
    Decision decision =
        CaseJson.referral()
            .wait("hap-groningen", 300)
            .with("services.hap-groningen.waiting", 25)
            .wait("hap-drenthe", 120)
            .decided();
    assertRefer("hap-drenthe", decision);
    assertEquals(Code.SERVICE_FULL, alternative("hap-groningen", decision).code());
    assertEquals(Code.NO_AGREEMENT, alternative("hap-fryslan", decision).code());
  }

  @Test
  void treatsKingsDayAsASunday() {
    assertRefer("hap-groningen", CaseJson.referral().at("2026-04-27T11:00:00+02:00").decided());
  }

  @Test
  void opensOnGoodFridayOnlyWhereTheContractSaysSo() {
    CaseJson goodFriday = CaseJson.referral().at("2026-04-03T11:00:00+02:00").without("services");
    assertRefer("hap-groningen", goodFriday.decided());
    Decision drenthe = goodFriday.with("patient.municipality", "GM0114").decided();
    assertStay(Code.SERVICE_CLOSED, drenthe);
    assertEquals(Offer.REFUSED, alternative("hap-groningen", drenthe).offer());
  }

  @Test
  void countsTenRealMinutesAcrossTheAutumnNight() {
    Decision decision =
        CaseJson.referral().at("2026-10-25T02:55:00+02:00").without("services").decided();
    assertRefer("hap-groningen", decision);
    assertEquals(
        Duration.ofMinutes(10),
        Duration.between(
            Instant.parse("2026-10-25T00:55:00Z"), decision.onward().orElseThrow().answerBy()));
    assertTrue(decision.toJson().contains("\"answerBy\":\"2026-10-25T02:05:00+01:00\""));
  }

  @Test
  void givesTheStatedPlaceToTouristsAndKeepsThemWithoutOne() {
    CaseJson tourist =
        CaseJson.referral().with("caller.number", "+4915112345678").with("caller.language", "de");
    assertRefer("hap-drenthe", tourist.with("patient.municipality", "GM0114").decided());
    assertStay(Code.NO_PLACE, tourist.without("patient.municipality"));
    assertStay(Code.NO_PLACE, tourist.with("patient.placeSource", "NONE"));
  }

  @Test
  void keepsSilentCalls() {
    assertStay(Code.NO_CONTACT, CaseJson.referral().with("caller.contact", false));
    assertStay(Code.NO_CONTACT, CaseJson.referral().without("caller.contact"));
  }

  @Test
  void sendsCalmCrisisToTheCrisisServiceAndKeepsTheOthers() {
    CaseJson crisis =
        CaseJson.referral()
            .at("2026-11-21T23:00:00+01:00")
            .with("triage.advised", "GGZ")
            .with("flags.PSYCHIATRIC", true);
    assertRefer("ggz-noord", crisis.decided());
    assertStay(Code.RULE, crisis.without("flags.VIOLENT"));
    assertStay(Code.RULE, crisis.without("flags.SUICIDAL"));
    assertStay(Code.EXCLUDED, crisis.with("flags.VIOLENT", true));
  }

  @Test
  void stopsAfterTwoHopsAndNeverAsksAgainWhoRejected() {
    CaseJson once =
        CaseJson.referral().with("hops", 1).with("rejectedBy", List.of("hap-groningen"));
    assertRefer("hap-drenthe", once.decided());
    assertStay(Code.REJECTED, once.with("rejectedBy", List.of("hap-groningen", "hap-drenthe")));
    assertStay(Code.MAX_HOPS, once.with("hops", 2));
  }

  @Test
  void routesCareLineToThePostOfItsPlaceWithNobodyInBetween() {
    CaseJson call = CaseJson.on("care-noord", "2026-11-21T02:10:00+01:00");
    Decision decision = call.with("choice", "MEDICAL").decided();
    assertRoute("hap-groningen", decision);
    assertEquals("disposition/care-medical", decision.rule());
    assertRoute("desk", call.with("choice", "URGENT").decided());
    assertRoute("desk", call.with("choice", "NONE").decided());
    assertRoute("desk", call.decided());
  }

  @Test
  void routesCareLineByTheStatedPlaceBeforeThatOfTheLine() {
    CaseJson call =
        CaseJson.on("care-noord", "2026-11-21T02:10:00+01:00").with("choice", "MEDICAL");
    assertRoute("hap-fryslan", call.with("patient.municipality", "GM0080").decided());
    assertRoute("desk", call.with("patient.municipality", "GM0363").decided());
  }

  @Test
  void returnsCareLineToItsOwnerWithTheReasonByDay() {
    Decision decision =
        CaseJson.on("care-noord", "2026-11-24T11:00:00+01:00").with("choice", "MEDICAL").decided();
    assertRoute("desk", decision);
    assertEquals(Code.SERVICE_CLOSED, decision.code());
  }

  @Test
  void answersOwnLinesByTheirOwners() {
    String night = "2026-11-21T02:10:00+01:00";
    String day = "2026-11-24T11:00:00+01:00";
    assertRoute("hap-groningen", CaseJson.on("hap-noord", night).decided());
    assertRoute(
        "hap-drenthe",
        CaseJson.on("hap-noord", night).with("patient.municipality", "GM0106").decided());
    assertTarget("hap-groningen-urgent", CaseJson.on("hap-noord-urgent", night).decided());
    assertRoute("practice-veendam", CaseJson.on("practice-veendam", day).decided());
    assertRoute("hap-groningen", CaseJson.on("practice-veendam", night).decided());
    assertRoute("zcc-noord", CaseJson.on("professional-noord", night).decided());
    for (String point :
        List.of("coordination-noord", "coordination-fryslan", "coordination-drenthe")) {
      assertRoute(point, CaseJson.on(point, day).decided());
    }
  }

  @Test
  void sendsWhatThePostFindsUrgentBackToTheDesk() {
    CaseJson call =
        CaseJson.on("hap-noord", "2026-11-21T02:10:00+01:00")
            .with("triage.system", "NTS")
            .with("triage.code", "U1")
            .with("triage.at", "2026-11-21T02:09:00+01:00");
    Decision decision = call.decided();
    assertRoute("desk", decision);
    assertEquals(Priority.URGENT, decision.onward().orElseThrow().priority());
  }

  @Test
  void givesPracticeLineToThePostWhileItTookOver() {
    CaseJson call = CaseJson.on("practice-veendam", "2026-12-08T09:15:00+01:00");
    assertTarget("hap-groningen-practice", call.decided());
    assertTarget(
        "practice-veendam",
        call.state("hap-groningen", "OPEN").with("services.hap-groningen.agents", 0).decided());
    assertTarget("practice-veendam", call.with("at", "2026-12-22T09:15:00+01:00").decided());
  }

  @Test
  void showsProfessionalsTheStoppedDepartmentBesideTheNext() {
    CaseJson call =
        CaseJson.on("professional-noord", "2026-11-25T15:00:00+01:00")
            .with("triage.advised", "SEH")
            .with("patient.age", 82)
            .with("patient.municipality", "GM0114")
            .state("seh-emmen", "STOPPED")
            .state("seh-groningen", "OPEN");
    Decision decision = call.decided();
    assertRoute("seh-groningen", decision);
    assertEquals(Code.SERVICE_STOPPED, alternative("seh-emmen", decision).code());
    assertRoute("elv-noord", call.with("demand", "BED").decided());
  }

  @Test
  void isDecidedByTheStateAtDialTime() {
    CaseJson call = CaseJson.referral().without("services");
    assertRefer("hap-groningen", call.at("2026-11-25T07:59:50+01:00").decided());
    assertStay(Code.SERVICE_CLOSED, call.at("2026-11-25T08:00:00+01:00"));
  }

  private static Alternative alternative(String service, Decision decision) {
    return decision.alternatives().stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow(() -> new AssertionError(decision.toJson()));
  }

  private static void assertRefer(String service, Decision decision) {
    assertEquals(Outcome.REFER, decision.outcome(), decision::toJson);
    assertService(service, decision);
  }

  private static void assertRoute(String service, Decision decision) {
    assertEquals(Outcome.ROUTE, decision.outcome(), decision::toJson);
    assertService(service, decision);
  }

  private static void assertService(String service, Decision decision) {
    assertEquals(
        Optional.of(service),
        decision.onward().map(each -> each.destination().service()),
        decision::toJson);
  }

  private static void assertTarget(String target, Decision decision) {
    assertEquals(
        Optional.of(target),
        decision.onward().map(each -> each.destination().target()),
        decision::toJson);
  }

  private static void assertStay(Code code, CaseJson call) {
    assertStay(code, call.decided());
  }

  private static void assertStay(Code code, Decision decision) {
    assertEquals(Outcome.STAY, decision.outcome(), decision::toJson);
    assertEquals(code, decision.code(), decision::toJson);
  }
}
