package nl.zorgrouter.simulator.traffic;

import java.time.DayOfWeek;
import java.time.LocalDateTime;

/**
 * How the calls of a week are spread over its hours.
 *
 * <p>For the GP service three points are known (Nivel): weekdays 18:00-19:59 take 12.3 % of all
 * weekly contacts, weekends 10:00-11:59 take 10.1 %, weekends 04:00-05:59 take 0.85 %. The hours
 * between them are drawn by hand so that the week adds up. The other shapes are assumptions.
 */
final class WeekShape {
  // per cent of a week's contacts in each hour of one day, hours 0 to 23
  private static final double[] GP_WEEKEND = {
    0.6, 0.5, 0.3, 0.22, 0.21, 0.21, 0.4, 0.8, 1.8, 2.1, 2.53, 2.53,
    2.1, 2.0, 2.0, 2.0, 2.0, 1.9, 1.8, 1.6, 1.4, 1.1, 0.9, 0.7
  };
  private static final double[] GP_WEEKDAY = {
    0.3, 0.22, 0.15, 0.12, 0.1, 0.12, 0.2, 0.3, 0, 0, 0, 0, //
    0, 0, 0, 0, 0, 1.2, 1.23, 1.23, 0.9, 0.7, 0.5, 0.4
  };
  private static final double[] EMERGENCY_DAY = {
    0.5, 0.45, 0.4, 0.35, 0.3, 0.3, 0.35, 0.45, 0.55, 0.65, 0.7, 0.75,
    0.75, 0.75, 0.72, 0.7, 0.7, 0.72, 0.75, 0.75, 0.72, 0.68, 0.62, 0.55
  };
  private static final double OFFICE_HOUR = 100.0 / 45;

  private WeekShape() {}

  /** Which part of a week's calls falls into the hour that is going on, 0 to 1. */
  static double partOfWeek(Demand demand, LocalDateTime at) {
    int hour = at.getHour();
    boolean weekend = at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    double percent =
        switch (demand) {
          case EMERGENCY -> EMERGENCY_DAY[hour];
          case CARE_LINE, GP_SERVICE, GP_SERVICE_URGENT ->
              weekend ? GP_WEEKEND[hour] : GP_WEEKDAY[hour];
          case PRACTICE -> !weekend && hour >= 8 && hour < 17 ? OFFICE_HOUR : 0;
          case PROFESSIONAL -> 100.0 / 168;
        };
    return percent / 100;
  }
}
