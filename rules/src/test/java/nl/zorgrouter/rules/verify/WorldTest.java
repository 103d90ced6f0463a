package nl.zorgrouter.rules.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;
import nl.zorgrouter.rules.decide.Decider;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.ShippedRules;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

/** Proofs leave out what cannot happen; so nothing that happens may be left out. */
class WorldTest {
  private static final RuleSet RULES = ShippedRules.RULES;
  private static final Region REGION = RULES.region();
  private static final long SEED = 20261122L;

  @Test
  void leavesOutNoCaseThatCanHappen() {
    Random random = new Random(SEED);
    List<Map<String, Condition>> impossible =
        World.of(REGION).impossible(RULES.disposition().schema());
    assertFalse(impossible.isEmpty());
    for (int round = 0; round < 20_000; round++) {
      String json = randomCase(random);
      Map<String, Value> inputs = inputs(json);
      for (Map<String, Condition> each : impossible) {
        boolean inside =
            each.entrySet().stream()
                .allMatch(entry ->
                    entry
                        .getValue()
                        .holds(inputs.getOrDefault(entry.getKey(), new Value.Absent())));
        assertFalse(inside, () -> "seed " + SEED + ": " + json + " lies in " + each);
      }
    }
  }

  @Test
  void writesAWitnessAsACaseThatAsksTheSame() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      Map<String, Value> inputs = inputs(randomCase(random));
      String written = ExampleCase.json(REGION, inputs);
      assertEquals(inputs, inputs(written), () -> "seed " + SEED + ": " + written);
    }
  }

  private static Map<String, Value> inputs(String json) {
    Reading<CaseFacts> reading = CaseReader.read(REGION, "case.json", 0, json);
    assertInstanceOf(Reading.Read.class, reading, () -> json + problems(reading));
    return reading instanceof Reading.Read<CaseFacts>(CaseFacts facts, List<Finding> _)
        ? Decider.inputs(RULES, facts)
        : Map.of();
  }

  private static String problems(Reading<CaseFacts> reading) {
    return reading.findings().toString();
  }

  private static String randomCase(Random random) {
    List<String> lines = List.copyOf(REGION.lines().keySet());
    List<String> places = List.copyOf(REGION.municipalities().keySet());
    boolean months = random.nextInt(5) == 0;
    boolean age = random.nextInt(4) > 0;
    String patient =
        (months
                ? "\"ageMonths\":" + random.nextInt(30)
                : age ? "\"age\":" + random.nextInt(131) : "\"setting\":\"HOME\"")
            + (random.nextInt(4) == 0
                ? ""
                : ",\"municipality\":\"%s\"".formatted(places.get(random.nextInt(places.size()))));
    String at =
        "2026-%02d-%02dT%02d:%02d:00+01:00"
            .formatted(
                random.nextInt(1, 13),
                random.nextInt(1, 29),
                random.nextInt(24),
                random.nextInt(60));
    return """
    {"caseId":"w","at":"%s","line":"%s","hops":%d,"triage":{"vui":"%s","at":"%s"},\
    "patient":{%s},"caller":{"contact":true},"flags":{"VIOLENT":%b}}\
    """
        .formatted(
            at,
            lines.get(random.nextInt(lines.size())),
            random.nextInt(10),
            List.of("A1", "C1", "B2").get(random.nextInt(3)),
            at,
            patient,
            random.nextBoolean());
  }
}
