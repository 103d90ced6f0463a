package nl.zorgrouter.region;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a service is open. A special day goes before a holiday, a holiday before the day of the
 * week; a shift that began the day before runs on. Boundaries are wall-clock times: one that the
 * clock skips in spring falls on the skip, one that comes twice in autumn holds the first time.
 *
 * @param week the shifts that begin on each day of the week; a day without any is closed
 * @param onHolidays the shifts that begin on a holiday; empty when holidays are like other days
 * @param special the shifts that begin on single dates, instead of all others
 * @param calendar which days are holidays
 */
public record Hours(
    Map<DayOfWeek, List<Shift>> week,
    Optional<List<Shift>> onHolidays,
    Map<LocalDate, List<Shift>> special,
    HolidayCalendar calendar) {
  /** The zone of every wall clock in the product. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** The first year whose holidays are known. */
  public static final int FIRST_YEAR = 2015;

  /** The last year whose holidays are known. */
  public static final int LAST_YEAR = 2045;

  private static final int DAY_MINUTES = 1440;
  private static final int DAYS_TO_LOOK_AHEAD = 400;

  public Hours {
    week = Map.copyOf(week);
    onHolidays = onHolidays.map(List::copyOf);
    special = Map.copyOf(special);
  }

  /** Whether the service is open at that instant. */
  public boolean openAt(Instant instant) {
    ZonedDateTime local = instant.atZone(ZONE);
    LocalDate today = local.toLocalDate();
    int minute = minuteOnce(local);
    for (Shift shift : beginningOn(today)) {
      if (shift.holds(minute)) {
        return true;
      }
    }
    for (Shift shift : beginningOn(today.minusDays(1))) {
      if (shift.holds(minute + DAY_MINUTES)) {
        return true;
      }
    }
    return false;
  }

  /** When it next opens or closes after that instant; empty when it does not within a year. */
  public Optional<Instant> nextChange(Instant instant) {
    boolean now = openAt(instant);
    LocalDate today = LocalDate.ofInstant(instant, ZONE);
    return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
        .limit(DAYS_TO_LOOK_AHEAD)
        .flatMap(this::boundaries)
        .filter(boundary -> boundary.isAfter(instant) && openAt(boundary) != now)
        .findFirst();
  }

  /** The shifts that begin on that day. */
  public List<Shift> beginningOn(LocalDate day) {
    List<Shift> own = special.get(day);
    if (own != null) {
      return own;
    }
    if (onHolidays.isPresent() && calendar.keeps(day)) {
      return onHolidays.get();
    }
    return week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  /** The instants of one day at which it could open or close, in their order. */
  private Stream<Instant> boundaries(LocalDate day) {
    IntStream today =
        beginningOn(day).stream().flatMapToInt(each -> IntStream.of(each.from(), each.to()));
    IntStream fromYesterday =
        beginningOn(day.minusDays(1)).stream().mapToInt(each -> each.to() - DAY_MINUTES);
    return IntStream.concat(IntStream.of(0), IntStream.concat(today, fromYesterday))
        .filter(minute -> minute >= 0 && minute < DAY_MINUTES)
        .mapToObj(minute -> instantOf(day.atStartOfDay().plusMinutes(minute)))
        .sorted();
  }

  /** The minute of the day; in the hour that comes twice, the second time is its last minute. */
  private static int minuteOnce(ZonedDateTime local) {
    ZonedDateTime first = local.withEarlierOffsetAtOverlap();
    if (first.getOffset().equals(local.getOffset())) {
      return local.getHour() * 60 + local.getMinute();
    }
    return local.getHour() * 60 + 59;
  }

  private static Instant instantOf(LocalDateTime wallClock) {
    ZoneOffsetTransition skip = ZONE.getRules().getTransition(wallClock);
    return skip != null && skip.isGap()
        ? skip.getInstant()
        : ZonedDateTime.ofLocal(wallClock, ZONE, null).toInstant();
  }
}
