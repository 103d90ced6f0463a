package nl.zorgrouter.rules.verify;

import static nl.zorgrouter.rules.verify.Say.between;
import static nl.zorgrouter.rules.verify.Say.flag;
import static nl.zorgrouter.rules.verify.Say.is;
import static nl.zorgrouter.rules.verify.Say.isNot;
import static nl.zorgrouter.rules.verify.Say.noneOf;
import static nl.zorgrouter.rules.verify.Say.oneOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Schema;

/**
 * What cannot happen, because inputs follow from one another: the origin from the line, the
 * subregion from the municipality, the age group from the age, the period from the day and the
 * minute, a known wait from its seconds. A test holds every kind of case against it.
 */
public final class World {
  private static final int LAST_AGE = 130;
  private static final int LAST_MINUTE = 1439;
  private static final int LONGEST = Integer.MAX_VALUE;

  private final List<Map<String, Condition>> impossible;

  private World(List<Map<String, Condition>> impossible) {
    this.impossible = impossible;
  }

  /** What cannot happen in a region. */
  public static World of(Region region) {
    List<Map<String, Condition>> impossible = new ArrayList<>();
    origins(region, impossible);
    places(region, impossible);
    ages(impossible);
    periods(impossible);
    impossible.add(Map.of("waitKnown", flag("false"), "waitSeconds", between(0, LONGEST)));
    return new World(impossible);
  }

  /** The combinations that cannot happen among the inputs of a table. */
  public List<Map<String, Condition>> impossible(Schema schema) {
    return impossible.stream()
        .filter(each -> each.keySet().stream().allMatch(name -> schema.input(name).isPresent()))
        .toList();
  }

  private static void origins(Region region, List<Map<String, Condition>> impossible) {
    for (LineKind kind : LineKind.values()) {
      List<String> lines =
          region.lines().values().stream()
              .filter(line -> line.kind() == kind)
              .map(Line::id)
              .toList();
      impossible.add(
          lines.isEmpty()
              ? Map.of("origin", is(kind.name()), "line", new Condition.Anything())
              : Map.of("origin", is(kind.name()), "line", noneOf(lines)));
    }
  }

  private static void places(Region region, List<Map<String, Condition>> impossible) {
    Map<String, List<String>> members =
        region.municipalities().values().stream()
            .collect(
                Collectors.groupingBy(
                    Municipality::subregion,
                    Collectors.mapping(Municipality::code, Collectors.toList())));
    members.forEach((subregion, codes) ->
        impossible.add(Map.of("subregion", is(subregion), "municipality", noneOf(codes))));
    impossible.add(Map.of("subregion", is("unknown"), "municipality", isNot("unknown")));
  }

  /** The years alone decide between child, adult and elderly; an infant is in its first year. */
  private static void ages(List<Map<String, Condition>> impossible) {
    impossible.add(Map.of("ageGroup", is("CHILD"), "age", between(18, LAST_AGE)));
    impossible.add(Map.of("ageGroup", isNot("ADULT", "INFANT"), "age", between(18, 74)));
    impossible.add(Map.of("ageGroup", isNot("ELDERLY", "INFANT"), "age", between(75, LAST_AGE)));
    impossible.add(Map.of("ageGroup", isNot("CHILD", "INFANT"), "age", between(0, 17)));
  }

  private static void periods(List<Map<String, Condition>> impossible) {
    Condition weekend = is("SATURDAY", "SUNDAY");
    Condition week = isNot("SATURDAY", "SUNDAY");
    impossible.add(Map.of("period", is("WEEKEND"), "day", week));
    impossible.add(Map.of("period", oneOf(List.of("OFFICE", "EVENING", "NIGHT")), "day", weekend));
    impossible.add(Map.of("period", is("OFFICE"), "minute", between(0, 479)));
    impossible.add(Map.of("period", is("OFFICE"), "minute", between(1020, LAST_MINUTE)));
    impossible.add(Map.of("period", is("EVENING"), "minute", between(0, 1019)));
    impossible.add(Map.of("period", is("EVENING"), "minute", between(1380, LAST_MINUTE)));
    impossible.add(Map.of("period", is("NIGHT"), "minute", between(480, 1379)));
  }
}
