package nl.zorgrouter.monitoring.level;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import nl.zorgrouter.monitoring.level.Shift.Kind;

/**
 * When practices are open, and so when an out-of-hours service is on duty.
 *
 * @param opens practices open at this time on working days, Dutch time
 * @param closes they close, and the out-of-hours duty begins, later on the same day
 * @param holidays days without practices
 */
public record ShiftCalendar(LocalTime opens, LocalTime closes, Set<LocalDate> holidays) {
  /** More days off in a row than any calendar has; bounds the search. */
  private static final int MOST_DAYS_OFF = 30;

  public ShiftCalendar {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          "practices open at %s and close at %s".formatted(opens, closes));
    }
    holidays = Set.copyOf(holidays);
  }

  /** Practices open 08:00 to 17:00; out of hours is the rest. */
  public static ShiftCalendar usual(Set<LocalDate> holidays) {
    return new ShiftCalendar(LocalTime.of(8, 0), LocalTime.of(17, 0), holidays);
  }

  /**
   * The shift that holds the moment: a working day, or the whole stretch from the last closing to
   * the next opening, however many midnights it holds.
   */
  public Shift shiftOf(Instant moment) {
    LocalDate today = moment.atZone(Periods.ZONE).toLocalDate();
    if (isWorkingDay(today)) {
      Interval day = new Interval(at(today, opens), at(today, closes));
      if (day.contains(moment)) {
        return new Shift(Kind.DAY, day);
      }
    }
    boolean beforeOpening = moment.isBefore(at(today, opens));
    LocalDate last =
        isWorkingDay(today) && !beforeOpening ? today : workingDay(today.minusDays(1), -1);
    LocalDate next =
        isWorkingDay(today) && beforeOpening ? today : workingDay(today.plusDays(1), 1);
    return new Shift(kind(last, next), new Interval(at(last, closes), at(next, opens)));
  }

  private Kind kind(LocalDate last, LocalDate next) {
    Kind kind = Kind.NIGHT;
    for (LocalDate day = last.plusDays(1); day.isBefore(next); day = day.plusDays(1)) {
      if (isWeekend(day)) {
        return Kind.WEEKEND;
      }
      kind = Kind.HOLIDAY;
    }
    return kind;
  }

  private LocalDate workingDay(LocalDate from, int step) {
    LocalDate day = from;
    for (int tried = 0; tried < MOST_DAYS_OFF; tried++) {
      if (isWorkingDay(day)) {
        return day;
      }
      day = day.plusDays(step);
    }
    return day;
  }

  private boolean isWorkingDay(LocalDate day) {
    return !isWeekend(day) && !holidays.contains(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Periods.ZONE).toInstant();
  }
}
