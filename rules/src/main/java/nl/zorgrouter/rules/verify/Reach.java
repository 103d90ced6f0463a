package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.box.Box;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.box.Remainder;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Value;

/**
 * P7: wherever and whenever in the week a row names a kind of service, there is one: the place's
 * own or a neighbour by agreement. The holidays that the region keeps are asked about as well, by
 * the hours that each service has on their dates.
 *
 * @param gaps for each kind of service, where and when there is none
 * @param words how gaps are told
 */
record Reach(Map<ServiceType, List<Gap>> gaps, GapWords words) implements Question {
  static Reach of(Region region) {
    WeekCoverage coverage = new WeekCoverage(region);
    Map<ServiceType, List<Gap>> gaps = new LinkedHashMap<>();
    for (ServiceType type : ServiceType.values()) {
      gaps.put(type, coverage.gaps(type));
    }
    return new Reach(gaps, GapWords.of(region));
  }

  @Override
  public Property property() {
    return new Property(
        "P7",
        Severity.WARNING,
        Say.both(
            "wherever and whenever a row names a kind of service, one is open",
            "waar en wanneer een rij een soort dienst noemt, is er een open"));
  }

  @Override
  public List<Map<String, Condition>> regions() {
    return gaps.values().stream().flatMap(List::stream).map(Gap::conditions).toList();
  }

  @Override
  public Answer ask(Ground ground, Budget budget) {
    List<Counterexample> examples = new ArrayList<>();
    for (int row = 0; row < ground.size(); row++) {
      Optional<ServiceType> type = type(ground, row);
      Set<Gap> found = new LinkedHashSet<>();
      List<Map<String, Value>> cases = new ArrayList<>();
      for (Gap gap : type.map(gaps::get).orElse(List.of())) {
        switch (ground.firing(row, ground.space().box(gap.conditions()), budget)) {
          case Remainder.Nothing _ -> {}
          case Remainder.Unknown(long steps) -> {
            return new Answer.Undecided(steps);
          }
          case Remainder.Something(List<Box> pieces, Remainder.Extent _) -> {
            found.add(gap);
            if (cases.isEmpty()) {
              cases.add(ground.witness(pieces.getFirst(), row));
            }
          }
        }
      }
      if (!found.isEmpty()) {
        examples.add(example(ground, row, type.orElseThrow(), found, cases));
      }
    }
    return examples.isEmpty() ? new Answer.Proved(budget.taken()) : new Answer.Refuted(examples);
  }

  private static Optional<ServiceType> type(Ground ground, int row) {
    Value service = ground.table().output(ground.row(row), "service");
    for (ServiceType each : ServiceType.values()) {
      if (service.equals(new Value.Text(each.name()))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private Counterexample example(
      Ground ground, int row, ServiceType type, Set<Gap> found, List<Map<String, Value>> cases) {
    return new Counterexample(
        ground.row(row).place(),
        new Sentence(
            "no %s is open: %s; the case then stays or goes to the owner of its line"
                .formatted(type, words.tell(found, Language.ENGLISH)),
            "geen %s is open: %s; het geval blijft dan of gaat naar de eigenaar van zijn lijn"
                .formatted(type, words.tell(found, Language.DUTCH))),
        cases);
  }
}
