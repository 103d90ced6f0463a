package nl.zorgrouter.region;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** On which dates the Dutch holidays fall, in the years that a region knows. */
final class PublicHolidays {
  private final Map<LocalDate, PublicHoliday> dates = new TreeMap<>();

  PublicHolidays() {
    HolidayManager netherlands =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
    for (int year = Hours.FIRST_YEAR; year <= Hours.LAST_YEAR; year++) {
      for (Holiday holiday : netherlands.getHolidays(Year.of(year))) {
        PublicHoliday.ofKey(holiday.getPropertiesKey())
            .ifPresent(known -> dates.put(holiday.getDate(), known));
      }
    }
  }

  /** The dates of these holidays, each with the name of its day. */
  Map<LocalDate, String> on(Set<PublicHoliday> kept) {
    Map<LocalDate, String> days = new TreeMap<>();
    dates.forEach((date, holiday) -> {
      if (kept.contains(holiday)) {
        days.put(date, holiday.name());
      }
    });
    return days;
  }
}
