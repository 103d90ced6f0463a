package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import nl.zorgrouter.monitoring.level.Shift.Kind;
import org.junit.jupiter.api.Test;

class PeriodsTest {
  private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
  private static final LocalDate AUTUMN = LocalDate.of(2027, 10, 31);
  private static final LocalDate KINGS_DAY = LocalDate.of(2027, 4, 27);

  private final ShiftCalendar calendar = ShiftCalendar.usual(Set.of(KINGS_DAY));

  @Test
  void theDayOfTheSpringHas23HoursAndTheDayOfTheAutumn25() {
    assertEquals(Duration.ofHours(23), Periods.day(SPRING).length());
    assertEquals(Duration.ofHours(25), Periods.day(AUTUMN).length());
    assertEquals(46, Periods.halfHours(SPRING).size());
    assertEquals(50, Periods.halfHours(AUTUMN).size());
  }

  @Test
  void theHourThatComesTwiceIsShownAsTwo() {
    assertEquals(
        List.of("01:30", "02:00A", "02:30A", "02:00B", "02:30B", "03:00"),
        Periods.halfHours(AUTUMN).subList(3, 9).stream()
            .map(half -> Periods.clock(half.from()))
            .toList());
    assertEquals(
        List.of("01:30", "03:00"),
        Periods.halfHours(SPRING).subList(3, 5).stream()
            .map(half -> Periods.clock(half.from()))
            .toList());
  }

  @Test
  void halfHoursFollowEachOtherWithoutAHole() {
    for (LocalDate day : List.of(SPRING, AUTUMN, KINGS_DAY)) {
      List<Interval> halves = Periods.halfHours(day);
      for (int each = 1; each < halves.size(); each++) {
        assertEquals(halves.get(each - 1).until(), halves.get(each).from());
      }
      assertEquals(Periods.day(day).until(), halves.getLast().until());
    }
  }

  @Test
  void aWeekWithAClockChangeIsAnHourShorterOrLonger() {
    assertEquals(Duration.ofHours(167), Periods.week(SPRING).length());
    assertEquals(Duration.ofHours(169), Periods.week(AUTUMN).length());
  }

  @Test
  void aNightHasNoMidnight() {
    Shift evening = calendar.shiftOf(at("2027-03-02T23:59:59+01:00"));
    assertEquals(Kind.NIGHT, evening.kind());
    assertEquals(Duration.ofHours(15), evening.interval().length());
    assertEquals(evening, calendar.shiftOf(at("2027-03-03T00:00:00+01:00")));
    assertEquals(evening, calendar.shiftOf(at("2027-03-03T07:59:59+01:00")));
    assertEquals(Kind.DAY, calendar.shiftOf(at("2027-03-03T08:00:00+01:00")).kind());
    assertEquals(Kind.NIGHT, calendar.shiftOf(at("2027-03-03T17:00:00+01:00")).kind());
  }

  @Test
  void aWeekendIsOneShiftFromFridayToMonday() {
    Shift weekend = calendar.shiftOf(at("2027-03-06T14:00:00+01:00"));
    assertEquals(Kind.WEEKEND, weekend.kind());
    assertEquals(at("2027-03-05T17:00:00+01:00"), weekend.interval().from());
    assertEquals(at("2027-03-08T08:00:00+01:00"), weekend.interval().until());
    assertEquals(weekend, calendar.shiftOf(at("2027-03-05T17:00:00+01:00")));
    assertEquals(weekend, calendar.shiftOf(at("2027-03-08T07:59:00+01:00")));
  }

  @Test
  void aWeekendWithAClockChangeIsAnHourShorterOrLonger() {
    assertEquals(
        Duration.ofHours(62), calendar.shiftOf(at("2027-03-27T12:00:00Z")).interval().length());
    assertEquals(
        Duration.ofHours(64), calendar.shiftOf(at("2027-10-30T12:00:00Z")).interval().length());
  }

  @Test
  void aHolidayIsOneShiftWithTheNightsAroundIt() {
    Shift holiday = calendar.shiftOf(at("2027-04-27T11:00:00+02:00"));
    assertEquals(Kind.HOLIDAY, holiday.kind());
    assertEquals(at("2027-04-26T17:00:00+02:00"), holiday.interval().from());
    assertEquals(at("2027-04-28T08:00:00+02:00"), holiday.interval().until());
  }

  @Test
  void everyMomentLiesInItsOwnShift() {
    for (Instant moment = at("2027-01-01T00:00:00Z");
        moment.isBefore(at("2028-01-01T00:00:00Z"));
        moment = moment.plus(Duration.ofMinutes(97))) {
      Shift shift = calendar.shiftOf(moment);
      assertEquals(true, shift.interval().contains(moment), moment + " in " + shift);
    }
  }

  private static Instant at(String text) {
    return ZonedDateTime.parse(text).toInstant();
  }
}
