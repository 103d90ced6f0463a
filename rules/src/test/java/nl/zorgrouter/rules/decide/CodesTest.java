package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code, alone and before each later one. */
class CodesTest {
  /** What gives each code, applied to a case that would be referred. */
  private static final Map<Code, UnaryOperator<CaseJson>> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put(Code.NO_CONTACT, each -> each.with("caller.contact", false));
    FAULTS.put(Code.URGENCY_MISSING, each -> each.without("triage.code").without("triage.vui"));
    FAULTS.put(Code.URGENCY_INVALID, each -> each.with("triage.code", "U9"));
    FAULTS.put(Code.URGENCY_MISMATCH, each -> each.with("triage.caseId", "c2"));
    FAULTS.put(Code.URGENCY_STALE, each -> each.with("triage.at", "2026-11-21T01:39:59+01:00"));
    FAULTS.put(
        Code.URGENCY_UNKNOWN,
        each ->
            each.without("triage.vui").with("triage.system", "PROQA").with("triage.code", "31D2"));
    FAULTS.put(
        Code.URGENCY_PROTECTED, each -> each.without("triage.code").with("triage.vui", "A1"));
    FAULTS.put(Code.ABCD_NOT_SAFE, each -> each.with("triage.abcdSafe", false));
    FAULTS.put(Code.EXCLUDED, each -> each.with("flags.SUICIDAL", true));
    FAULTS.put(Code.REPEAT_CONTACT, each -> each.with("flags.REPEAT_CONTACT", true));
    FAULTS.put(Code.NO_PLACE, each -> each.with("patient.municipality", "GM0363"));
    FAULTS.put(Code.MAX_HOPS, each -> each.with("hops", 2));
    FAULTS.put(Code.SERVICE_CLOSED, each -> all(each, "CLOSED"));
  }

  /**
   * Both cannot hold at once: the later one is a fault of an urgency that the earlier one denies.
   */
  private static final Set<Code> OF_ONE_URGENCY =
      EnumSet.of(
          Code.URGENCY_MISSING, Code.URGENCY_INVALID, Code.URGENCY_UNKNOWN, Code.URGENCY_PROTECTED);

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {
        "NO_CONTACT", "URGENCY_MISSING", "URGENCY_INVALID", "URGENCY_MISMATCH", "URGENCY_STALE",
        "URGENCY_UNKNOWN", "URGENCY_PROTECTED", "ABCD_NOT_SAFE", "EXCLUDED", "REPEAT_CONTACT",
        "NO_PLACE", "MAX_HOPS", "SERVICE_CLOSED"
      })
  void keepsACallForEachReasonAlone(Code code) {
    assertStay(code, faulty(code, CaseJson.referral()));
  }

  @Test
  void givesTheFirstOfTwoReasons() {
    List<Code> codes = List.copyOf(FAULTS.keySet());
    int pairs = 0;
    for (int first = 0; first < codes.size(); first++) {
      for (int second = first + 1; second < codes.size(); second++) {
        Code earlier = codes.get(first);
        Code later = codes.get(second);
        if (OF_ONE_URGENCY.contains(earlier) && OF_ONE_URGENCY.contains(later)) {
          continue;
        }
        CaseJson both = faulty(earlier, faulty(later, CaseJson.referral()));
        assertStay(earlier, both);
        pairs++;
      }
    }
    assertTrue(pairs > 70, "only " + pairs + " pairs");
  }

  @Test
  void refusesContradictingCodesAndCodesWithoutASystem() {
    assertStay(Code.URGENCY_MISMATCH, CaseJson.referral().with("triage.code", "U1"));
    assertStay(Code.URGENCY_MISMATCH, CaseJson.referral().with("triage.code", "U3"));
    assertStay(
        Code.URGENCY_MISMATCH,
        CaseJson.referral().with("triage.system", "ProQA").with("triage.code", "9-E-1"));
    assertStay(Code.URGENCY_INVALID, CaseJson.referral().without("triage.system"));
    assertStay(Code.URGENCY_INVALID, CaseJson.referral().with("triage.system", "NTS2"));
    assertStay(Code.URGENCY_INVALID, CaseJson.referral().with("triage.vui", "C3"));
    assertStay(Code.URGENCY_MISMATCH, CaseJson.referral().without("caseId"));
  }

  @Test
  void trustsATriageForHalfAnHourAndAMinuteAhead() {
    CaseJson call = CaseJson.referral();
    assertRefer(call.with("triage.at", "2026-11-21T01:40:00+01:00"));
    assertStay(Code.URGENCY_STALE, call.with("triage.at", "2026-11-21T01:39:59.999+01:00"));
    assertRefer(call.with("triage.at", "2026-11-21T02:11:00+01:00"));
    assertStay(Code.URGENCY_STALE, call.with("triage.at", "2026-11-21T02:11:01+01:00"));
    assertStay(Code.URGENCY_STALE, call.without("triage.at"));
  }

  @Test
  void asksForSafeVitalFunctionsUnlessANurseGaveC1() {
    CaseJson silent = CaseJson.referral().without("triage.abcdSafe");
    assertRefer(silent);
    assertStay(Code.ABCD_NOT_SAFE, silent.without("triage.vui"));
  }

  @Test
  void allowsUnknownFlagsOfTheDemonstrationRegion() {
    assertRefer(CaseJson.referral().without("flags"));
    for (String flag : List.of("VIOLENT", "SUICIDAL", "INTOXICATED")) {
      assertStay(Code.EXCLUDED, CaseJson.referral().with("flags." + flag, true));
    }
  }

  @Test
  void refusesServicesForTheirOwnReasons() {
    CaseJson own = CaseJson.referral().state("hap-drenthe", "CLOSED");
    assertStay(Code.SERVICE_STOPPED, own.state("hap-groningen", "STOPPED"));
    assertStay(Code.SERVICE_CLOSED, own.state("hap-groningen", "UNKNOWN"));
    assertStay(Code.WAIT_TOO_LONG, own.wait("hap-groningen", 600));
    assertRefer(own.wait("hap-groningen", 599));
    assertStay(
        Code.SERVICE_FULL, own.wait("hap-groningen", 10).with("services.hap-groningen.agents", 0));
    assertStay(
        Code.SERVICE_FULL,
        own.wait("hap-groningen", 10).with("services.hap-groningen.waiting", 25));
    assertStay(Code.LANGUAGE, own.with("caller.language", "ar"));
    assertStay(Code.AGE, CaseJson.referral().with("triage.advised", "VVT").with("patient.age", 12));
    assertStay(Code.REJECTED, own.with("rejectedBy", List.of("hap-groningen")));
  }

  @Test
  void saysThatNoServiceFitsWhenNoneCoversThePlace() {
    Decision decision =
        CaseJson.on("professional-noord", "2026-11-24T11:00:00+01:00")
            .with("triage.advised", "SO")
            .with("patient.municipality", "GM0014")
            .decided();
    assertEquals(Code.NO_SERVICE, decision.code(), decision::toJson);
    assertEquals("zcc-noord", decision.onward().orElseThrow().destination().service());
  }

  @Test
  void takesFiguresOverAMinuteOldForUnknown() {
    CaseJson infant =
        CaseJson.referral()
            .with("patient.ageMonths", 2)
            .with("patient.age", 0)
            .wait("hap-groningen", 30)
            .state("hap-drenthe", "CLOSED");
    assertRefer(infant.with("services.hap-groningen.asOf", "2026-11-21T02:09:00+01:00"));
    assertStay(
        Code.WAIT_UNKNOWN, infant.with("services.hap-groningen.asOf", "2026-11-21T02:08:59+01:00"));
    assertStay(Code.WAIT_UNKNOWN, infant.without("services.hap-groningen.asOf"));
    assertRefer(
        CaseJson.referral()
            .wait("hap-groningen", 3000)
            .with("services.hap-groningen.asOf", "2026-11-21T02:08:59+01:00"));
  }

  private static CaseJson faulty(Code code, CaseJson call) {
    return FAULTS.getOrDefault(code, UnaryOperator.identity()).apply(call);
  }

  private static CaseJson all(CaseJson call, String state) {
    CaseJson closed = call;
    for (String service : ShippedRules.RULES.region().services().keySet()) {
      closed = closed.state(service, state);
    }
    return closed;
  }

  private static void assertRefer(CaseJson call) {
    Decision decision = call.decided();
    assertEquals(Outcome.REFER, decision.outcome(), decision::toJson);
  }

  private static void assertStay(Code code, CaseJson call) {
    Decision decision = call.decided();
    assertEquals(code, decision.code(), () -> call.text() + "\n" + decision.toJson());
    assertEquals(Outcome.STAY, decision.outcome(), decision::toJson);
  }
}
