package nl.zorgrouter.rules.verify;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.region.Region;

/**
 * Gaps for a person: what is the same for several places, days or hours is said once.
 *
 * @param municipalities how many the region has
 * @param holidays the names of all that the region keeps
 */
record GapWords(int municipalities, Set<String> holidays) {
  private static final int MOST_NAMED = 4;
  private static final int SHORTEST_RUN = 3;
  private static final int DAY = 1440;
  private static final Locale DUTCH = Locale.of("nl");

  GapWords {
    holidays = Set.copyOf(holidays);
  }

  static GapWords of(Region region) {
    return new GapWords(
        region.municipalities().size(), Set.copyOf(region.calendar().days().values()));
  }

  /**
   * {@code everywhere, Mon-Fri 00:00-08:00 and 20:00-24:00; 3 municipalities, holidays all day}.
   */
  String tell(Collection<Gap> gaps, Language language) {
    Map<Span, Set<String>> places = new LinkedHashMap<>();
    for (Gap gap : gaps) {
      places
          .computeIfAbsent(
              new Span(new Days(gap.days(), gap.holidays()), gap.from(), gap.to()),
              _ -> new TreeSet<>())
          .addAll(gap.municipalities());
    }
    Map<WhereAndDays, List<String>> hours = new LinkedHashMap<>();
    places.forEach((span, where) ->
        hours
            .computeIfAbsent(new WhereAndDays(where, span.days()), _ -> new ArrayList<>())
            .add(hours(span, language)));
    Map<WhereAndHours, List<String>> days = new LinkedHashMap<>();
    hours.forEach((key, spans) ->
        days.computeIfAbsent(new WhereAndHours(key.where(), spans), _ -> new ArrayList<>())
            .add(days(key.days(), language)));
    return days.entrySet().stream()
        .map(each ->
            "%s, %s %s"
                .formatted(
                    where(each.getKey().where(), language),
                    all(each.getValue(), language),
                    all(each.getKey().hours(), language)))
        .collect(joining("; "));
  }

  private String where(Set<String> places, Language language) {
    if (places.size() == municipalities) {
      return say(language, "everywhere", "overal");
    }
    return places.size() <= MOST_NAMED
        ? String.join(" ", places)
        : places.size() + say(language, " municipalities", " gemeenten");
  }

  private String days(Days days, Language language) {
    if (!days.holidays().isEmpty()) {
      return days.holidays().equals(holidays)
          ? say(language, "holidays", "feestdagen")
          : String.join(" ", new TreeSet<>(days.holidays()));
    }
    if (days.week().size() == DayOfWeek.values().length) {
      return say(language, "every day", "elke dag");
    }
    List<DayOfWeek> week = List.copyOf(EnumSet.copyOf(days.week()));
    boolean run = week.getLast().getValue() - week.getFirst().getValue() == week.size() - 1;
    return run && week.size() >= SHORTEST_RUN
        ? name(week.getFirst(), language) + "-" + name(week.getLast(), language)
        : week.stream().map(each -> name(each, language)).collect(joining(" "));
  }

  private static String name(DayOfWeek day, Language language) {
    return switch (language) {
      case DUTCH -> day.getDisplayName(TextStyle.SHORT, DUTCH);
      case ENGLISH -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    };
  }

  private static String hours(Span span, Language language) {
    int end = span.to() + 1;
    return span.from() == 0 && end == DAY
        ? say(language, "all day", "de hele dag")
        : "%02d:%02d-%02d:%02d".formatted(span.from() / 60, span.from() % 60, end / 60, end % 60);
  }

  private static String all(List<String> parts, Language language) {
    return String.join(say(language, " and ", " en "), parts);
  }

  private static String say(Language language, String english, String dutch) {
    return switch (language) {
      case DUTCH -> dutch;
      case ENGLISH -> english;
    };
  }

  private record Days(Set<DayOfWeek> week, Set<String> holidays) {}

  private record Span(Days days, int from, int to) {}

  private record WhereAndDays(Set<String> where, Days days) {}

  private record WhereAndHours(Set<String> where, List<String> hours) {}
}
