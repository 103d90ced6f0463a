package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Circumstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {
  @Test
  void takesWhatIsLeftOutForUnknown() {
    CaseFacts facts =
        CaseJson.on("care-noord", "2026-11-21T02:10:00+01:00").facts(ShippedRules.RULES);
    assertEquals(Instant.parse("2026-11-21T01:10:00Z"), facts.at());
    assertEquals(Optional.empty(), facts.choice());
    assertEquals(Triage.NONE, facts.triage());
    assertEquals(Known.UNKNOWN, facts.holds(Circumstance.VIOLENT));
    assertEquals(Demand.CARE_QUESTION, facts.demand());
    assertEquals(0, facts.hops());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "colour":"red" | colour
          "triage":{"codes":"U4"} | triage.codes
          "patient":{"name":"x"} | patient.name
          "caller":{"mood":"x"} | caller.mood
          "flags":{"ANGRY":true} | flags.ANGRY
          "services":{"desk":{"wait":1}} | services.desk.wait
          "services":{"hap-utrecht":{}} | services.hap-utrecht
          "rejectedBy":["hap-utrecht"] | rejectedBy
          "caseId":5 | caseId
          "caseId":null | caseId
          "choice":"medical" | choice
          "hops":"2" | hops
          "hops":2.5 | hops
          "hops":-1 | hops
          "hops":99999999999 | hops
          "rejectedBy":"hap-fryslan" | rejectedBy
          "triage":[] | triage
          "triage":{"at":"yesterday"} | triage.at
          "triage":{"at":"2026-11-21T02:10:00"} | triage.at
          "triage":{"advised":"hap"} | triage.advised
          "triage":{"abcdSafe":"yes"} | triage.abcdSafe
          "patient":{"age":131} | patient.age
          "patient":{"age":"34"} | patient.age
          "patient":{"setting":"SHIP"} | patient.setting
          "caller":{"contact":1} | caller.contact
          "flags":{"VIOLENT":"no"} | flags.VIOLENT
          "demand":"PIZZA" | demand
          "services":{"desk":{"state":"BUSY"}} | services.desk.state
          "services":{"desk":{"waitSeconds":-5}} | services.desk.waitSeconds
          "hops":1,"hops":2 | hops
          """)
  void namesEachFieldThatIsUnknownOrOfTheWrongType(String field, String path) {
    List<Finding> faults =
        faults("{\"at\":\"2026-11-21T02:10:00+01:00\",\"line\":\"care-noord\"," + field + "}");
    assertEquals(1, faults.size(), faults::toString);
    assertEquals(path, faults.getFirst().place().within());
    assertTrue(faults.getFirst().place().column() > 1, faults::toString);
  }

  @Test
  void tellsAllFaultsAtOnceWithTheirLines() {
    List<Finding> faults =
        faults("{\n\"foo\":{\"deep\":[1,2]},\n\"hops\":true,\n\"line\":\"nowhere\"\n}");
    assertEquals(
        List.of("5:foo", "6:hops", "7:line", "4:at"),
        faults.stream().map(each -> each.place().line() + ":" + each.place().within()).toList());
  }

  @Test
  void refusesWhatIsNoCase() {
    for (String text : List.of("", "[]", "5", "{", "{\"a\"", "{}{}", "{\"at\":}", "nonsense")) {
      assertTrue(!faults(text).isEmpty(), text);
    }
    assertTrue(!faults("[".repeat(100_000)).isEmpty(), "deep");
    assertTrue(!faults("{\"caseId\":\"" + "x".repeat(100_000) + "\"}").isEmpty(), "long");
  }

  @Test
  void neverFailsOnDamagedText() {
    String whole = CaseJson.referral().text();
    for (int cut = 0; cut < whole.length(); cut++) {
      assertTrue(!faults(whole.substring(0, cut)).isEmpty(), "cut at " + cut);
      String damaged = whole.substring(0, cut) + '\u0000' + whole.substring(cut + 1);
      assertTrue(!faults(damaged).isEmpty(), "damaged at " + cut);
    }
  }

  private static List<Finding> faults(String text) {
    Reading<CaseFacts> reading = CaseReader.read(ShippedRules.RULES.region(), "case.json", 3, text);
    assertInstanceOf(Reading.Refused.class, reading, text);
    return reading.findings();
  }
}
