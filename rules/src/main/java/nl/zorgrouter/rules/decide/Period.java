package nl.zorgrouter.rules.decide;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import nl.zorgrouter.region.HolidayCalendar;

/** The part of the week, by the clock in the Netherlands; the first that holds. */
public enum Period {
  /** A day that the region keeps as a holiday. */
  HOLIDAY,
  /** Saturday and Sunday. */
  WEEKEND,
  /** 08:00 to 17:00. */
  OFFICE,
  /** 17:00 to 23:00. */
  EVENING,
  /** 23:00 to 08:00. */
  NIGHT;

  static Period of(ZonedDateTime local, HolidayCalendar calendar) {
    if (calendar.keeps(local.toLocalDate())) {
      return HOLIDAY;
    }
    DayOfWeek day = local.getDayOfWeek();
    if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
      return WEEKEND;
    }
    int hour = local.getHour();
    if (hour >= 8 && hour < 17) {
      return OFFICE;
    }
    return hour >= 17 && hour < 23 ? EVENING : NIGHT;
  }
}
