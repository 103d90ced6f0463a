package nl.zorgrouter.rules.verify;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 */
record Reach(Map<ServiceType, List<Gap>> gaps) implements Question {
  private static final Condition HOLIDAY = Say.is("HOLIDAY");
  private static final Condition NO_HOLIDAY = Say.isNot("HOLIDAY");

  static Reach of(Region region) {
    WeekCoverage coverage = new WeekCoverage(region);
    Map<ServiceType, List<Gap>> gaps = new LinkedHashMap<>();
    for (ServiceType type : ServiceType.values()) {
      gaps.put(type, coverage.gaps(type));
    }
    return new Reach(gaps);
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

  private static Counterexample example(
      Ground ground, int row, ServiceType type, Set<Gap> found, List<Map<String, Value>> cases) {
    return new Counterexample(
        ground.row(row).place(),
        new Sentence(
            "no %s is open: %s; the case then stays or goes to the owner of its line"
                .formatted(type, told(found, Language.ENGLISH)),
            "geen %s is open: %s; het geval blijft dan of gaat naar de eigenaar van zijn lijn"
                .formatted(type, told(found, Language.DUTCH))),
        cases);
  }

  private static String told(Set<Gap> gaps, Language language) {
    return gaps.stream().map(gap -> gap.told(language)).collect(Collectors.joining("; "));
  }

  /**
   * Where and when there is no service of a kind.
   *
   * @param municipalities their codes
   * @param days of the week
   * @param from minute of the day
   * @param to minute of the day, included
   * @param holidays the names of those on which it is so; empty for an ordinary week
   */
  record Gap(
      List<String> municipalities, Set<DayOfWeek> days, int from, int to, Set<String> holidays) {
    private static final int MOST_NAMED = 4;
    private static final Locale DUTCH = Locale.of("nl");

    Map<String, Condition> conditions() {
      return Map.of(
          "municipality",
          Say.oneOf(municipalities),
          "day",
          Say.oneOf(days.stream().map(Enum::name).toList()),
          "minute",
          Say.between(from, to),
          "period",
          holidays.isEmpty() ? NO_HOLIDAY : HOLIDAY);
    }

    /** The same for a person. */
    String told(Language language) {
      return "%s, %s %02d:%02d-%02d:%02d"
          .formatted(
              where(language),
              holidays.isEmpty() ? weekdays(language) : String.join(" ", holidays),
              from / 60,
              from % 60,
              (to + 1) / 60,
              (to + 1) % 60);
    }

    private String where(Language language) {
      if (municipalities.size() <= MOST_NAMED) {
        return String.join(" ", municipalities);
      }
      return switch (language) {
        case DUTCH -> municipalities.size() + " gemeenten";
        case ENGLISH -> municipalities.size() + " municipalities";
      };
    }

    private String weekdays(Language language) {
      Locale locale =
          switch (language) {
            case DUTCH -> DUTCH;
            case ENGLISH -> Locale.ENGLISH;
          };
      return days.stream()
          .map(each -> each.getDisplayName(TextStyle.SHORT, locale))
          .collect(Collectors.joining(" "));
    }
  }
}
