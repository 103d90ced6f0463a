package nl.zorgrouter.router.crisis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
  private static final VerifiedRules USUAL = rules();

  @Test
  void switchesAtItsFirstMomentAndBackAtItsLastEachTimeUnderAHigherNumber() {
    Standing before = Standing.of(USUAL).planned(plan(10, 20), NOW);
    assertEquals(Optional.empty(), before.due(NOW.plusSeconds(9)));
    Standing.Switch into = before.due(NOW.plusSeconds(10)).orElseThrow();
    assertTrue(into.begins());
    assertEquals(2, into.rules().version());
    assertEquals(Optional.empty(), into.standing().due(NOW.plusSeconds(19)));
    Standing.Switch back = into.standing().due(NOW.plusSeconds(20)).orElseThrow();
    assertFalse(back.begins());
    assertEquals(3, back.rules().version());
    assertEquals(USUAL.contents(), back.rules().contents());
    assertEquals(Optional.empty(), back.standing().due(NOW.plusSeconds(99)));
  }

  @Test
  void countsTheSwitchesThatItMissedWhenItStartsLate() {
    Standing late = Standing.of(USUAL).planned(plan(-20, -10), NOW);
    assertEquals(3, late.version(), "one there, one back");
    Standing within = Standing.of(USUAL).planned(plan(-10, 10), NOW);
    assertEquals(2, within.due(NOW).orElseThrow().rules().version());
  }

  @Test
  void keepsTheCrisisWhenTheUsualRulesChangeAndGoesBackToTheNewOnes() {
    Standing crisis =
        Standing.of(USUAL).planned(plan(0, 10), NOW).due(NOW).orElseThrow().standing();
    VerifiedRules newer = USUAL.numbered(5);
    assertEquals(6, crisis.activated(newer).version());
    Standing after = crisis.activated(newer);
    assertEquals(7, after.due(NOW.plusSeconds(10)).orElseThrow().rules().version());
  }

  @Test
  void goesOnWithoutASwitchWhenTheSameProfileIsApprovedForLonger() {
    Standing crisis =
        Standing.of(USUAL).planned(plan(0, 10), NOW).due(NOW).orElseThrow().standing();
    Standing longer = crisis.planned(plan(0, 30), NOW.plusSeconds(5));
    assertEquals(crisis.version(), longer.version());
    assertEquals(Optional.empty(), longer.due(NOW.plusSeconds(29)));
    assertEquals(3, longer.due(NOW.plusSeconds(30)).orElseThrow().rules().version());
  }

  @Test
  void goesBackAtOnceWhenAProfileIsEndedOrTakenOut() {
    Standing crisis =
        Standing.of(USUAL).planned(plan(0, 10), NOW).due(NOW).orElseThrow().standing();
    Instant later = NOW.plusSeconds(5);
    for (CrisisPlan next : List.of(plan(0, 4), CrisisPlan.NONE)) {
      Standing.Switch back = crisis.planned(next, later).due(later).orElseThrow();
      assertFalse(back.begins());
      assertEquals(3, back.rules().version());
      assertEquals(Optional.empty(), back.standing().due(later.plusSeconds(60)));
    }
  }

  @Test
  void countsNoSwitchTwiceWhenTheFileIsReadAgain() {
    Standing over = Standing.of(USUAL).planned(plan(-20, -10), NOW);
    assertEquals(3, over.version());
    assertEquals(3, over.planned(plan(-20, -10), NOW.plusSeconds(1)).version());
    CrisisPlan more =
        new CrisisPlan(List.of(profile("winter", -20, -10), profile("flood", -9, -5)));
    assertEquals(5, over.planned(more, NOW.plusSeconds(1)).version(), "one that nobody knew");
  }

  @Test
  void countsACrisisOfAnotherYearThatHasTheSameName() {
    Standing lastYear = Standing.of(USUAL).planned(plan(-1_000, -900), NOW);
    assertEquals(3, lastYear.version());
    assertEquals(5, lastYear.planned(plan(-20, -10), NOW).version());
    CrisisPlan dates =
        new CrisisPlan(
            List.of(),
            List.of(new CrisisDates("winter", NOW.minusSeconds(20), NOW.minusSeconds(10))));
    assertEquals(5, lastYear.planned(dates, NOW).version(), "its tables may be gone by then");
    assertEquals(3, Standing.of(USUAL).planned(dates, NOW).planned(plan(-20, -10), NOW).version());
  }

  @Test
  void neverStartsBelowTheNumberThatItGaveLast() {
    assertEquals(1, starting(CrisisPlan.NONE, Optional.empty()).version());
    assertEquals(3, starting(plan(-20, -10), Optional.empty()).version());
    GivenNumber usual = new GivenNumber(7, "usual");
    assertEquals(7, starting(CrisisPlan.NONE, Optional.of(usual)).version(), "taken out since");
    assertEquals(7, starting(plan(-20, -10), Optional.of(usual)).version());
    assertEquals(3, starting(plan(-20, -10), Optional.of(new GivenNumber(1, "usual"))).version());
  }

  @Test
  void keepsTheNumberOfAProfileThatGoesOnAndGivesAHigherOneToOtherRules() {
    Standing crisis = starting(plan(-10, 10), Optional.of(new GivenNumber(1, "usual")));
    assertEquals(2, crisis.rules().version(), "as a router that worked on");
    Standing again = starting(plan(-10, 10), Optional.of(crisis.number()));
    assertEquals(2, again.rules().version());
    assertEquals(Optional.empty(), again.due(NOW), "it stands from the first moment");
    assertEquals(3, again.due(NOW.plusSeconds(10)).orElseThrow().rules().version());
    Standing taken = starting(CrisisPlan.NONE, Optional.of(crisis.number()));
    assertEquals(3, taken.rules().version(), "the fence goes up, not back");
    Standing other = starting(plan(-10, 10), Optional.of(new GivenNumber(4, "winter/other")));
    assertEquals(5, other.rules().version());
  }

  @Test
  void givesEveryActivationAHigherNumber() {
    Standing standing = Standing.of(USUAL);
    assertEquals(2, standing.activated(USUAL).version());
    assertEquals(9, standing.activated(USUAL.numbered(9)).version());
  }

  private static Standing starting(CrisisPlan plan, Optional<GivenNumber> last) {
    return Standing.starting(USUAL, plan, last, NOW);
  }

  @Test
  void hasNoProfileThatOverlapsAnotherOrThatOneHandSigned() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CrisisPlan(List.of(profile("one", 0, 10), profile("two", 9, 20))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CrisisProfile(
                "mine", "crisis", USUAL, NOW, NOW.plusSeconds(1), "why", "someone", "someone"));
  }

  private static CrisisPlan plan(long from, long until) {
    return new CrisisPlan(List.of(profile("winter", from, until)));
  }

  private static CrisisProfile profile(String name, long from, long until) {
    return new CrisisProfile(
        name,
        "crisis/winter",
        USUAL,
        NOW.plusSeconds(from),
        NOW.plusSeconds(until),
        "more callers than the posts can answer",
        "administrator",
        "medical manager");
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }
}
