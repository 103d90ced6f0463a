package nl.zorgrouter.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
  private static final Region REGION = ShippedRegion.region();

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, NEW_YEAR", "2026-04-05, EASTER_SUNDAY", "2026-04-06, EASTER_MONDAY",
    "2026-04-27, KINGS_DAY", "2026-05-14, ASCENSION_DAY", "2026-05-24, WHIT_SUNDAY",
    "2026-05-25, WHIT_MONDAY", "2026-12-25, CHRISTMAS_DAY", "2026-12-26, SECOND_CHRISTMAS_DAY",
    "2025-04-26, KINGS_DAY", "2031-04-26, KINGS_DAY", "2027-04-27, KINGS_DAY",
    "2027-05-06, ASCENSION_DAY"
  })
  void knowsTheDutchHolidays(String date, String name) {
    assertEquals(Optional.of(name), REGION.calendar().nameOf(LocalDate.parse(date)));
  }

  @ParameterizedTest
  @CsvSource({"2025-04-27", "2026-04-26", "2026-04-03", "2026-05-05", "2026-05-15", "2026-12-24"})
  void keepsNoOtherDay(String date) {
    assertEquals(Optional.empty(), REGION.calendar().nameOf(LocalDate.parse(date)));
  }

  @ParameterizedTest
  @CsvSource({
    "hap-groningen, 2026-11-21T02:10:00+01:00, true", // Saturday night
    "hap-groningen, 2026-11-24T11:00:00+01:00, false", // Tuesday by day
    "hap-groningen, 2026-11-24T16:59:59+01:00, false",
    "hap-groningen, 2026-11-24T17:00:00+01:00, true",
    "hap-groningen, 2026-11-25T07:59:59+01:00, true",
    "hap-groningen, 2026-11-25T08:00:00+01:00, false",
    "hap-groningen, 2026-11-23T07:59:00+01:00, true", // Sunday runs into Monday
    "hap-groningen, 2026-04-27T11:00:00+02:00, true", // King's Day on a Monday
    "hap-groningen, 2026-04-03T11:00:00+02:00, true", // Good Friday is in its contract
    "hap-drenthe, 2026-04-03T11:00:00+02:00, false", // and not in this one
    "hap-drenthe, 2026-05-05T11:00:00+02:00, false",
    "hap-drenthe, 2026-11-26T11:00:00+01:00, true", // training day
    "hap-fryslan, 2026-11-26T11:00:00+01:00, false",
    "practice-veendam, 2026-11-24T11:00:00+01:00, true",
    "practice-veendam, 2026-05-15T11:00:00+02:00, false", // its own day off
    "desk, 2026-12-25T03:00:00+01:00, true",
    "elv-noord, 2026-11-21T02:10:00+01:00, false"
  })
  void isOpenByTheWallClock(String service, String at, boolean open) {
    assertEquals(open, hours(service).openAt(instant(at)));
  }

  @ParameterizedTest
  @CsvSource({
    // the night from Saturday to Sunday: from 08:00 to 08:00 across the change
    "2026-03-28T18:00:00Z, 2026-03-30T06:00:00Z",
    "2027-03-27T18:00:00Z, 2027-03-30T06:00:00Z", // Easter Sunday and Monday follow
    "2026-10-24T18:00:00Z, 2026-10-26T07:00:00Z",
    "2027-10-30T18:00:00Z, 2027-11-01T07:00:00Z"
  })
  void staysOpenThroughTheNightsThatTheClockChanges(String at, String closes) {
    assertEquals(
        Optional.of(Instant.parse(closes)), hours("hap-fryslan").nextChange(Instant.parse(at)));
  }

  @Test
  void countsTheShortNightAndTheLongNightAsTheyAre() {
    Hours night =
        new Hours(
            Map.of(DayOfWeek.SATURDAY, List.of(new Shift(17 * 60, 32 * 60))),
            Optional.empty(),
            Map.of(),
            new HolidayCalendar("none", Map.of()));
    for (var each :
        Map.of(
                "2026-03-28T17:00:00+01:00",
                14,
                "2026-10-24T17:00:00+02:00",
                16,
                "2027-03-27T17:00:00+01:00",
                14,
                "2027-10-30T17:00:00+02:00",
                16,
                "2026-11-21T17:00:00+01:00",
                15)
            .entrySet()) {
      Instant opens = instant(each.getKey());
      assertTrue(night.openAt(opens), each.getKey());
      assertFalse(night.openAt(opens.minusSeconds(1)), each.getKey());
      Instant closes = night.nextChange(opens).orElseThrow();
      assertEquals(
          Duration.ofHours(each.getValue()), Duration.between(opens, closes), each.getKey());
    }
  }

  @Test
  void opensAndClosesOnceInTheHourThatComesTwice() {
    Hours hours = daily(new Shift(22 * 60, 26 * 60 + 30));
    Instant first = instant("2026-10-25T02:29:59+02:00");
    assertTrue(hours.openAt(first));
    assertFalse(hours.openAt(instant("2026-10-25T02:30:00+02:00")));
    assertFalse(hours.openAt(instant("2026-10-25T02:15:00+01:00")));
    assertEquals(Optional.of(first.plusSeconds(1)), hours.nextChange(first));
    assertEquals(
        Optional.of(instant("2026-10-25T22:00:00+01:00")), hours.nextChange(first.plusSeconds(1)));
  }

  @Test
  void opensAtTheSkipWhenItsHourIsSkipped() {
    Hours hours = daily(new Shift(2 * 60 + 30, 4 * 60));
    Instant skip = instant("2026-03-29T03:00:00+02:00");
    assertFalse(hours.openAt(skip.minusSeconds(1)));
    assertTrue(hours.openAt(skip));
    assertEquals(Optional.of(skip), hours.nextChange(skip.minusSeconds(3600)));
  }

  @Test
  void changesStateAtDialTimeAndNotWhenTheCallBegan() {
    Instant tenSecondsBefore = instant("2026-11-25T07:59:50+01:00");
    assertTrue(hours("hap-groningen").openAt(tenSecondsBefore));
    assertFalse(hours("hap-groningen").openAt(tenSecondsBefore.plusSeconds(10)));
    assertEquals(
        Optional.of(tenSecondsBefore.plusSeconds(10)),
        hours("hap-groningen").nextChange(tenSecondsBefore));
  }

  @Test
  void neverChangesWhenItIsAlwaysOpen() {
    assertEquals(Optional.empty(), hours("desk").nextChange(instant("2026-11-21T02:10:00+01:00")));
  }

  private static Hours daily(Shift shift) {
    Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(shift));
    }
    return new Hours(week, Optional.empty(), Map.of(), new HolidayCalendar("none", Map.of()));
  }

  private static Hours hours(String service) {
    return REGION.service(service).orElseThrow().hours();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
