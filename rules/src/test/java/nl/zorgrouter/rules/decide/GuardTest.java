package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.region.ShippedRegion;
import org.junit.jupiter.api.Test;

/** What happens when an administrator writes a rule that no rule may be. */
class GuardTest {
  private static final String REGION = text("region.yaml");
  private static final String DISPOSITION = text("rules/disposition.dmn");
  private static final String ACCEPTANCE = text("rules/acceptance.dmn");

  @Test
  void holdsLifeThreatsThatATableWouldLetGo() {
    RuleSet careless = rules(REGION, withRow("U0,U1,U2,U3,A0,A1,C2,unknown", "HAP", "NORMAL"));
    for (String code : List.of("U0", "U1", "U2", "U3")) {
      CaseJson call =
          CaseJson.referral()
              .without("triage.vui")
              .with("triage.code", code)
              .wait("hap-groningen", 0);
      assertDecided(Outcome.STAY, Code.URGENCY_PROTECTED, call.decided(careless));
    }
  }

  @Test
  void holdsUrgentReferralsFromServicesThatAreNotOpenOrWhoseWaitNobodyKnows() {
    String takesAll = ACCEPTANCE.replace("<text>\"NO\"</text>", "<text>\"YES\"</text>");
    RuleSet careless = rules(REGION, withRow("C1", "HAP", "HIGH"), takesAll);
    CaseJson call = CaseJson.referral().wait("hap-groningen", 30);
    assertDecided(Outcome.REFER, Code.RULE, call.decided(careless));
    for (String state : List.of("STOPPED", "CLOSED", "UNKNOWN")) {
      assertDecided(Outcome.STAY, Code.GUARD, call.state("hap-groningen", state).decided(careless));
    }
    assertDecided(
        Outcome.STAY,
        Code.GUARD,
        call.without("services.hap-groningen.waitSeconds").decided(careless));
  }

  @Test
  void holdsCareLineCallsThatNobodyCalledMedical() {
    String careless =
        DISPOSITION.replace(
            "<outputEntry id=\"care-urgent_service\"><text>\"OWNER\"</text>",
            "<outputEntry id=\"care-urgent_service\"><text>\"HAP\"</text>");
    assertFalse(careless.equals(DISPOSITION));
    Decision decision =
        CaseJson.on("care-noord", "2026-11-21T02:10:00+01:00")
            .with("choice", "URGENT")
            .wait("hap-groningen", 5)
            .decided(rules(REGION, careless));
    assertDecided(Outcome.ROUTE, Code.GUARD, decision);
    assertEquals("desk", decision.onward().orElseThrow().destination().service());
  }

  @Test
  void letsU3GoOnlyWhereTheRegionAllowsItAndSomebodyAnswersWithinTwoMinutes() {
    String allowed = REGION.replace("u3: REFUSED", "u3: ALLOWED");
    CaseJson call = CaseJson.referral().without("triage.vui").with("triage.code", "U3");
    RuleSet rules = rules(allowed, withRow("U3", "HAP", "HIGH"));
    Decision quick = call.wait("hap-groningen", 60).decided(rules);
    assertDecided(Outcome.REFER, Code.RULE, quick);
    assertEquals(120, quick.onward().orElseThrow().patienceSeconds());
    assertDecided(
        Outcome.STAY,
        Code.WAIT_TOO_LONG,
        call.wait("hap-groningen", 360).state("hap-drenthe", "CLOSED").decided(rules));
    assertDecided(
        Outcome.REFER,
        Code.RULE,
        call.wait("hap-groningen", 360).wait("hap-drenthe", 90).decided(rules));
  }

  @Test
  void asksForConfirmationWhereTheRegionWantsItUnlessANurseGaveC1() {
    RuleSet strict =
        rules(
            REGION.replace("confirmations: []", "confirmations: [VIOLENT, PREGNANT]"), DISPOSITION);
    CaseJson call = CaseJson.referral().with("flags.PREGNANT", false);
    assertDecided(Outcome.REFER, Code.RULE, call.decided(strict));
    CaseJson silent = call.without("flags.PREGNANT");
    assertDecided(Outcome.REFER, Code.RULE, silent.decided(strict));
    assertDecided(Outcome.STAY, Code.EXCLUDED, silent.without("triage.vui").decided(strict));
    assertDecided(Outcome.STAY, Code.EXCLUDED, call.with("flags.PREGNANT", true).decided(strict));
  }

  @Test
  void shortensDeadlinesButNeverLengthensThem() {
    RuleSet patient =
        rules(
            REGION,
            DISPOSITION.replace(
                "<outputEntry id=\"em-referral_answerWithin\"><text>600</text>",
                "<outputEntry id=\"em-referral_answerWithin\"><text>3600</text>"));
    assertEquals(
        600, CaseJson.referral().decided(patient).onward().orElseThrow().patienceSeconds());
    assertEquals(
        300,
        CaseJson.referral()
            .with("patient.age", 80)
            .decided()
            .onward()
            .orElseThrow()
            .patienceSeconds());
  }

  /** The shipped table with a first row for calls of 112 with these urgencies. */
  private static String withRow(String urgencies, String service, String priority) {
    String quoted = "\"" + urgencies.replace(",", "\",\"") + "\"";
    String pattern = "      <rule id=\"em-protected\">";
    int start = DISPOSITION.indexOf(pattern);
    String row = DISPOSITION.substring(start, DISPOSITION.indexOf("</rule>", start));
    String changed =
        row.replace("em-protected", "em-careless")
                .replace("not(\"C1\",\"U4\",\"U5\")", quoted)
                .replace("<text>\"STAY\"</text>", "<text>\"" + service + "\"</text>")
                .replace("<text>\"URGENT\"</text>", "<text>\"" + priority + "\"</text>")
                .replace("<text>30</text>", "<text>600</text>")
            + "</rule>\n";
    return DISPOSITION.substring(0, start) + changed + DISPOSITION.substring(start);
  }

  private static RuleSet rules(String region, String disposition) {
    return rules(region, disposition, ACCEPTANCE);
  }

  private static RuleSet rules(String yaml, String disposition, String acceptance) {
    Region region =
        switch (RegionReader.read("region.yaml", bytes(yaml))) {
          case Reading.Read<Region> read -> read.value();
          case Reading.Refused<Region> refused ->
              throw new AssertionError(refused.findings().toString());
        };
    return new RuleSet(
        region,
        ShippedRules.table("disposition", bytes(disposition), Tables.disposition(region)),
        ShippedRules.table("acceptance", bytes(acceptance), Tables.acceptance()),
        8);
  }

  private static void assertDecided(Outcome outcome, Code code, Decision decision) {
    assertEquals(code, decision.code(), decision::toJson);
    assertEquals(outcome, decision.outcome(), decision::toJson);
  }

  private static String text(String file) {
    return new String(ShippedRegion.bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
