package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of the demonstration region, and lines with a mistake in them. */
@NeedsAsterisk
class LineTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @ParameterizedTest
  @CsvSource({
    "0600, care-noord, CARE_LINE, MEDICAL",
    "0601, care-noord, CARE_LINE, NONE",
    "0500, hap-noord, HAP, ''",
    "0501, hap-noord-urgent, HAP_URGENT, ''",
    "0700, practice-veendam, PRACTICE, ''",
    "0800, professional-noord, PROFESSIONAL, ''",
    "0900, coordination-noord, COORDINATION, ''",
    "0901, coordination-fryslan, COORDINATION, ''",
    "0902, coordination-drenthe, COORDINATION, ''"
  })
  void asksWithItsNameItsOriginAndTheChoice(
      String number, String line, String origin, String choice) {
    Question question = LAB.call(Line.number(number)).asks(1);
    assertEquals(line, question.mark("ZR_LINE"));
    assertEquals(origin, question.mark("ZR_ORIGIN"));
    assertEquals(choice, question.mark("ZR_CHOICE"));
    assertEquals(question.asked().get("Uniqueid"), question.mark("ZR_JOURNEY"));
  }

  @Test
  void takesTheChoiceFromTheMenu() {
    Caller caller = LAB.call(Line.number("0601"));
    caller.presses('2');
    assertEquals("URGENT", caller.asks(1).mark("ZR_CHOICE"));
  }

  @Test
  void leadsAnEmergencyCallToTheDeskWithoutAsking() {
    Caller caller = LAB.call(Line.number("112"));
    AmiMessage queued = caller.joins("desk");
    assertEquals("EMERGENCY", queued.mark("ZR_ORIGIN"));
    assertEquals("112-noord", queued.mark("ZR_LINE"));
    assertEquals("20", caller.priorityIn("desk"));
    assertEquals(0, caller.timesAsked(), caller::story);
  }

  @Test
  void doesNotAskForAnEmergencyCallThatAMistakenLineSendsToTheQuestion() {
    Caller caller = LAB.call(Line.asking("EMERGENCY", "lab-1"));
    caller.joins("lab-1");
    assertEquals("20", caller.priorityIn("lab-1"));
    assertEquals(0, caller.timesAsked(), caller::story);
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCEY", "emergency", "''", "HAP HAP"})
  void doesNotAskForAnOriginThatNobodyKnows(String origin) {
    Caller caller = LAB.call(Line.asking(origin, "lab-2"));
    caller.joins("lab-2");
    assertEquals(0, caller.timesAsked(), caller::story);
  }

  @Test
  void usesTheSecondChoiceWhenTheFirstFailsafeDoesNotExist() {
    Caller caller = LAB.call(Line.asking("", "no-such-target").with("__ZR_FAILSAFE2", "lab-3"));
    caller.joins("lab-3");
  }

  @Test
  void keepsTheCallerWhenNeitherFailsafeExistsAndSaysSoEverySecond() {
    Caller caller = LAB.call(Line.asking("", "no-such-target").with("__ZR_FAILSAFE2", ""));
    caller.event("the alarm, twice", event -> caller.timesNews("ZorgrouterNobody") >= 2);
    assertTrue(caller.isThere(), caller::story);
  }
}
