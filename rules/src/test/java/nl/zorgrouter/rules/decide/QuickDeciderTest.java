package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;
import org.junit.jupiter.api.Test;

class QuickDeciderTest {
  private static final long SEED = 41;
  private static final Region REGION = ShippedRules.RULES.region();

  @Test
  void givesTheVerdictOfTheDecider() {
    agree(ShippedRules.RULES, 10_000, SEED);
  }

  @Test
  void givesTheVerdictOfTheDeciderForTablesThatNobodyWouldWrite() {
    Map<Code, Integer> seen = new EnumMap<>(Code.class);
    for (long seed = SEED; seed < SEED + 60; seed++) {
      agree(mixed(new Random(seed)), 500, seed)
          .forEach((code, n) -> seen.merge(code, n, Integer::sum));
    }
    assertTrue(seen.size() > 15, "too few codes to say anything: " + seen);
  }

  @Test
  void givesTheVerdictOfEachDeciderWhenTwoShareWhatTheyLookUp() {
    for (long seed = SEED; seed < SEED + 20; seed++) {
      RuleSet other = mixed(new Random(seed));
      QuickDecider one = QuickDecider.of(ShippedRules.RULES);
      QuickDecider beside = one.beside(other);
      Random random = new Random(seed);
      for (int each = 0; each < 500; each++) {
        CaseFacts facts = RandomCases.of(REGION, random);
        assertEquals(verdict(ShippedRules.RULES, facts), one.decide(facts), "seed " + seed);
        assertEquals(verdict(other, facts), beside.decide(facts), "seed " + seed);
        assertEquals(
            other.dispositionBits().firstRow(Decider.inputs(other, facts)), beside.row(facts));
      }
    }
  }

  @Test
  void seesAServiceOpenAndCloseToTheMinuteInBothNightsOfTheClock() {
    QuickDecider quick = QuickDecider.of(ShippedRules.RULES);
    for (String from :
        List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "2026-12-24T12:00:00Z")) {
      Instant at = Instant.parse(from);
      for (int minute = 0; minute < 2_880; minute++) {
        for (String line : List.of("care-noord", "practice-veendam")) {
          CaseFacts facts =
              CaseJson.on(line, at.plus(Duration.ofMinutes(minute)).toString())
                  .with("choice", "MEDICAL")
                  .with("patient.municipality", "GM0014")
                  .facts(ShippedRules.RULES);
          assertEquals(verdict(ShippedRules.RULES, facts), quick.decide(facts), facts::toString);
        }
      }
    }
  }

  @Test
  void refusesALineThatIsNotThere() {
    CaseFacts facts = CaseFacts.of("nowhere", Instant.parse("2026-01-01T00:00:00Z"));
    assertThrows(
        IllegalArgumentException.class, () -> QuickDecider.of(ShippedRules.RULES).decide(facts));
  }

  private static Map<Code, Integer> agree(RuleSet rules, int cases, long seed) {
    QuickDecider quick = QuickDecider.of(rules);
    Random random = new Random(seed);
    Map<Code, Integer> seen = new EnumMap<>(Code.class);
    for (int each = 0; each < cases; each++) {
      CaseFacts facts = RandomCases.of(rules.region(), random);
      Verdict verdict = verdict(rules, facts);
      assertEquals(verdict, quick.decide(facts), () -> "seed " + seed + ": " + facts);
      seen.merge(verdict.code(), 1, Integer::sum);
    }
    return seen;
  }

  private static Verdict verdict(RuleSet rules, CaseFacts facts) {
    return Verdict.of(Decider.decide(rules, facts));
  }

  /** Rules whose rows have the cells and the answers of other rows, at random. */
  private static RuleSet mixed(Random random) {
    return new RuleSet(
        REGION,
        mixed(ShippedRules.RULES.disposition(), random),
        mixed(ShippedRules.RULES.acceptance(), random),
        1);
  }

  private static DecisionTable mixed(DecisionTable table, Random random) {
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      List<Cell> cells =
          IntStream.range(0, row.cells().size())
              .mapToObj(at ->
                  random.nextInt(3) == 0
                      ? RandomCases.pick(random, table.rows()).cells().get(at)
                      : random.nextBoolean() ? row.cells().get(at) : Cell.anything())
              .toList();
      List<Value> outputs = RandomCases.pick(random, table.rows()).outputs();
      rows.add(new Row(row.id(), row.place(), cells, outputs, row.note()));
    }
    return new DecisionTable(
        table.schema(), table.hitPolicy(), table.inputs(), rows, List.of(), table.place());
  }
}
