package nl.zorgrouter.region;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads calendars and opening hours. */
final class HoursReader {
  private static final List<Shift> ALL_DAY = List.of(new Shift(0, 1440));
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.complementOf(EnumSet.copyOf(WEEKEND));

  private final PublicHolidays holidays = new PublicHolidays();
  private final Map<String, HolidayCalendar> calendars = new LinkedHashMap<>();

  /** Reads the calendars of the region; services and settings name them. */
  void readCalendars(Yaml yaml) {
    yaml.entries()
        .forEach((id, calendar) -> {
          Fields fields = calendar.fields("keeps", "add", "remove");
          Set<PublicHoliday> kept = EnumSet.noneOf(PublicHoliday.class);
          fields.required("keeps").map(Yaml::items).orElse(List.of()).stream()
              .map(item -> item.word(PublicHoliday.class))
              .forEach(kept::add);
          calendars.put(id, changed(id, new TreeMap<>(holidays.on(kept)), fields));
        });
  }

  /** The calendar that this names. */
  HolidayCalendar calendar(Yaml name) {
    HolidayCalendar calendar = calendars.get(name.text());
    if (calendar == null) {
      String known = String.join(", ", calendars.keySet());
      name.unknown(name.text(), "one of the calendars " + known, "een van de kalenders " + known);
      return new HolidayCalendar("", Map.of());
    }
    return calendar;
  }

  /** Opening hours: {@code always}, or the shifts of each day. */
  Hours hours(Yaml yaml) {
    if (yaml.node() instanceof ScalarNode scalar) {
      if (!scalar.getValue().equals("always")) {
        yaml.wrong("`always` or the shifts of each day", "`always` of de diensten van elke dag");
      }
      Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
      EnumSet.allOf(DayOfWeek.class).forEach(day -> week.put(day, ALL_DAY));
      return new Hours(week, Optional.empty(), Map.of(), new HolidayCalendar("", Map.of()));
    }
    Fields fields =
        yaml.fields(
            "calendar",
            "holidays",
            "daily",
            "weekdays",
            "weekend",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "holiday",
            "special");
    HolidayCalendar calendar =
        fields.required("calendar").map(this::calendar).orElse(new HolidayCalendar("", Map.of()));
    if (fields.optional("holidays").isPresent()) {
      Fields own = fields.optional("holidays").get().fields("add", "remove");
      calendar = changed(calendar.id(), new TreeMap<>(calendar.days()), own);
    }
    Map<DayOfWeek, List<Shift>> week = week(fields);
    refuseOverlap(yaml, week);
    return new Hours(week, fields.optional("holiday").map(this::shifts), special(fields), calendar);
  }

  private Map<DayOfWeek, List<Shift>> week(Fields fields) {
    Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    fields
        .optional("daily")
        .map(this::shifts)
        .ifPresent(each -> EnumSet.allOf(DayOfWeek.class).forEach(day -> week.put(day, each)));
    fields
        .optional("weekdays")
        .map(this::shifts)
        .ifPresent(each -> WEEKDAYS.forEach(day -> week.put(day, each)));
    fields
        .optional("weekend")
        .map(this::shifts)
        .ifPresent(each -> WEEKEND.forEach(day -> week.put(day, each)));
    for (DayOfWeek day : DayOfWeek.values()) {
      fields
          .optional(day.name().toLowerCase(Locale.ROOT))
          .map(this::shifts)
          .ifPresent(each -> week.put(day, each));
    }
    if (week.isEmpty()) {
      fields
          .owner()
          .wrong(
              "at least one of daily, weekdays, weekend and the days",
              "minstens een van daily, weekdays, weekend en de dagen");
    }
    return week;
  }

  private Map<LocalDate, List<Shift>> special(Fields fields) {
    Map<LocalDate, List<Shift>> special = new HashMap<>();
    for (Yaml item : fields.items("special")) {
      Fields day = item.fields("date", "hours", "why");
      day.text("why");
      LocalDate date =
          day.required("date")
              .map(value -> value.date(Hours.FIRST_YEAR, Hours.LAST_YEAR))
              .orElse(LocalDate.MIN);
      List<Shift> shifts = day.required("hours").map(this::shifts).orElse(List.of());
      if (special.put(date, shifts) != null) {
        item.wrong("each special day once", "elke bijzondere dag één keer");
      }
    }
    return special;
  }

  private List<Shift> shifts(Yaml yaml) {
    if (yaml.node() instanceof ScalarNode scalar) {
      switch (scalar.getValue()) {
        case "closed" -> {
          return List.of();
        }
        case "all-day" -> {
          return ALL_DAY;
        }
        default ->
            yaml.wrong(
                "closed, all-day or a list such as [\"17:00-08:00\"]",
                "closed, all-day of een lijst zoals [\"17:00-08:00\"]");
      }
      return List.of();
    }
    List<Shift> shifts = new ArrayList<>();
    for (Yaml item : yaml.items()) {
      String text = item.text(Forms.SHIFT);
      if (text.isEmpty()) {
        continue;
      }
      Shift shift = shift(text);
      if (shifts.stream().anyMatch(other -> other.meets(shift, 0))) {
        item.wrong("times that do not overlap", "tijden die elkaar niet overlappen");
      }
      shifts.add(shift);
    }
    return shifts;
  }

  private static void refuseOverlap(Yaml yaml, Map<DayOfWeek, List<Shift>> week) {
    List<String> days =
        week.entrySet().stream()
            .filter(each ->
                runsInto(each.getValue(), week.getOrDefault(each.getKey().plus(1), List.of())))
            .map(each -> each.getKey().name().toLowerCase(Locale.ROOT))
            .toList();
    if (!days.isEmpty()) {
      String names = String.join(", ", days);
      yaml.faults()
          .error(
              "OVERLAP",
              yaml.place(),
              "shifts that begin on %s run into those of the next day".formatted(names),
              "diensten die beginnen op %s lopen door in die van de volgende dag".formatted(names));
    }
  }

  private static boolean runsInto(List<Shift> shifts, List<Shift> nextDay) {
    return shifts.stream()
        .anyMatch(shift -> nextDay.stream().anyMatch(next -> shift.meets(next, 1)));
  }

  private static Shift shift(String text) {
    int from = minute(text.substring(0, 5));
    int to = minute(text.substring(6));
    return new Shift(from, to > from ? to : to + 1440);
  }

  private static int minute(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  private HolidayCalendar changed(String id, Map<LocalDate, String> days, Fields fields) {
    fields.items("add").forEach(item -> days.putAll(daysOf(item)));
    fields.items("remove").forEach(item -> days.keySet().removeAll(daysOf(item).keySet()));
    return new HolidayCalendar(id, days);
  }

  /** The dates that an entry means: a public holiday in every year, or one date with its reason. */
  private Map<LocalDate, String> daysOf(Yaml item) {
    if (item.node() instanceof ScalarNode) {
      return holidays.on(Set.of(item.word(PublicHoliday.class)));
    }
    Fields fields = item.fields("date", "why");
    String why = fields.text("why");
    return fields
        .required("date")
        .map(date -> Map.of(date.date(Hours.FIRST_YEAR, Hours.LAST_YEAR), why))
        .orElse(Map.of());
  }
}
