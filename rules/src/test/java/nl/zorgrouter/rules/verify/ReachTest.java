package nl.zorgrouter.rules.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.region.ShippedRegion;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.ShippedRules;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final String FRYSLAN =
      """
            holiday: ["08:00-08:00"]
          endpoint: {pbx: hap-noord, target: hap-fryslan\
      """;

  @Test
  void namesWhereAndWhenNoServiceOfAKindIsOpenInTheWeek() {
    Counterexample example = of(ShippedRules.RULES, "care-medical").orElseThrow();

    assertTrue(
        example.sentence().english().contains(": everywhere, Mon-Fri 08:00-17:00;"),
        example::toString);
    assertTrue(
        example.sentence().dutch().contains(": overal, ma-vr 08:00-17:00;"), example::toString);
  }

  @Test
  void findsNoGapOnAHolidayThatEveryServiceOfTheKindKeepsOpen() {
    assertTrue(
        examples(ShippedRules.RULES).stream()
            .filter(each -> each.sentence().english().startsWith("no HAP"))
            .noneMatch(each -> each.sentence().english().contains("CHRISTMAS")));
  }

  @Test
  void namesTheHolidaysOnWhichAServiceHasShorterHours() {
    RuleSet rules = ShippedRules.with(region("\"08:00-08:00\"", "\"10:00-16:00\""));
    Counterexample example = of(rules, "care-medical").orElseThrow();

    assertTrue(example.sentence().english().contains("CHRISTMAS_DAY"), example::toString);
    assertTrue(example.sentence().english().contains(" 16:00-24:00"), example::toString);
  }

  @Test
  void seesTheSpecialHoursOfASingleHoliday() {
    RuleSet rules =
        ShippedRules.with(
            region(
                "]\n    endpoint",
                "]\n      special:\n        - {date: 2026-04-27, hours: [], why: fireworks}\n"
                    + "    endpoint"));
    Counterexample example = of(rules, "care-medical").orElseThrow();

    assertTrue(example.sentence().english().contains("KINGS_DAY"), example::toString);
    assertFalse(example.sentence().english().contains("CHRISTMAS_DAY"), example::toString);
  }

  @Test
  void showsACaseThatFallsInTheGap() {
    for (Counterexample each : examples(ShippedRules.RULES)) {
      assertEquals(1, each.cases().size(), each::toString);
      assertTrue(each.cases().getFirst().get("municipality") instanceof Value.Text);
    }
  }

  private static Region region(String from, String to) {
    String text = new String(ShippedRegion.bytes("region.yaml"), UTF_8);
    assertTrue(text.contains(FRYSLAN), "the region that ships has changed");
    String changed = text.replace(FRYSLAN, FRYSLAN.replace(from, to));
    return switch (RegionReader.read("region.yaml", changed.getBytes(UTF_8))) {
      case Reading.Read<Region> read -> read.value();
      case Reading.Refused<Region> refused -> throw new AssertionError(refused.findings());
    };
  }

  private static Optional<Counterexample> of(RuleSet rules, String row) {
    return examples(rules).stream().filter(each -> each.place().within().contains(row)).findFirst();
  }

  private static List<Counterexample> examples(RuleSet rules) {
    Contents contents = Contents.of(new byte[0], new byte[0], new byte[0]);
    return Verification.of(rules, RegionProperties.NONE, contents).checked().stream()
        .filter(each -> each.property().id().equals("P7"))
        .flatMap(each ->
            each.answer() instanceof Answer.Refuted(List<Counterexample> found)
                ? found.stream()
                : Stream.empty())
        .toList();
  }
}
