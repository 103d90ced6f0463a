package nl.zorgrouter.rules.decide;

import java.util.stream.Collectors;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ShippedRegion;
import nl.zorgrouter.rules.dmn.DmnReader;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Schema;

/** The rules that ship with the product, as tests read them. */
public final class ShippedRules {
  private static final Region REGION = ShippedRegion.region();

  /** The rule set, read once. */
  public static final RuleSet RULES = with(REGION);

  private ShippedRules() {}

  /** The shipped tables with another region. */
  public static RuleSet with(Region region) {
    return new RuleSet(
        region,
        table("rules/disposition.dmn", Tables.disposition(region)),
        table("rules/acceptance.dmn", Tables.acceptance()),
        7);
  }

  /** A table out of a text, for tests that change a cell. */
  public static DecisionTable table(String name, byte[] bytes, Schema schema) {
    return read(DmnReader.read(name, bytes, schema));
  }

  private static DecisionTable table(String file, Schema schema) {
    return table(file, ShippedRegion.bytes(file), schema);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Refused<T> refused ->
          throw new AssertionError(
              refused.findings().stream()
                  .map(each -> each.place() + ": " + each.sentence().english())
                  .collect(Collectors.joining("\n")));
    };
  }
}
