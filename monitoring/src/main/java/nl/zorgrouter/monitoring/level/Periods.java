package nl.zorgrouter.monitoring.level;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The periods of a report, cut by the clock on the wall in the Netherlands. */
public final class Periods {
  /** The time zone of every report. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private Periods() {}

  /** The last so much, ending now: 15 minutes, 1 hour, 4 hours. */
  public static Interval rolling(Instant now, Duration length) {
    return new Interval(now.minus(length), now);
  }

  /** A calendar day: 23, 24 or 25 hours. */
  public static Interval day(LocalDate day) {
    return new Interval(midnight(day), midnight(day.plusDays(1)));
  }

  /** The week from Monday that holds the day. */
  public static Interval week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Interval(midnight(monday), midnight(monday.plusDays(7)));
  }

  /** The half hours of a day, in order: 46, 48 or 50. */
  public static List<Interval> halfHours(LocalDate day) {
    Interval whole = day(day);
    List<Interval> halves = new ArrayList<>();
    Instant from = whole.from();
    while (from.isBefore(whole.until())) {
      Instant until = from.plus(HALF_HOUR);
      halves.add(new Interval(from, until));
      from = until;
    }
    return halves;
  }

  /**
   * What the clock shows at that moment; in the hour that comes twice with an A the first time and
   * a B the second time.
   */
  public static String clock(Instant moment) {
    ZonedDateTime local = moment.atZone(ZONE);
    String shown = CLOCK.format(local);
    if (!local.withLaterOffsetAtOverlap().isEqual(local.withEarlierOffsetAtOverlap())) {
      return shown + (local.isEqual(local.withEarlierOffsetAtOverlap()) ? "A" : "B");
    }
    return shown;
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
