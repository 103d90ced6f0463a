package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The days that somebody keeps as holidays.
 *
 * @param id of the calendar in the region file
 * @param days each date with its name, in the years {@link Hours#FIRST_YEAR} to {@link
 *     Hours#LAST_YEAR}
 */
public record HolidayCalendar(String id, Map<LocalDate, String> days) {
  public HolidayCalendar {
    days = Map.copyOf(days);
  }

  /** Whether it keeps that day. */
  public boolean keeps(LocalDate day) {
    return days.containsKey(day);
  }

  /** The name of the holiday on that day, when it keeps one. */
  public Optional<String> nameOf(LocalDate day) {
    return Optional.ofNullable(days.get(day));
  }
}
