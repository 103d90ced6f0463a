package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SliceTest {
  private static final ShiftCalendar SHIFTS =
      ShiftCalendar.usual(Set.of(LocalDate.of(2027, 4, 27)));
  private static final Interval YEAR =
      new Interval(Instant.parse("2027-01-06T10:10:00Z"), Instant.parse("2027-12-20T22:15:00Z"));

  @ParameterizedTest
  @EnumSource(names = {"SHIFT", "DAY", "WEEK"})
  void piecesFollowEachOtherWithoutAHoleAndHoldTheWholeStretch(Slice slice) {
    List<Interval> pieces = slice.cut(YEAR, SHIFTS);
    assertTrue(pieces.getFirst().contains(YEAR.from()));
    assertTrue(!pieces.getLast().until().isBefore(YEAR.until()));
    for (int each = 1; each < pieces.size(); each++) {
      assertEquals(pieces.get(each - 1).until(), pieces.get(each).from());
    }
  }

  @Test
  void daysWithAClockChangeHaveTheirOwnNumberOfHalfHours() {
    assertEquals(46, Slice.HALF_HOUR.cut(Periods.day(LocalDate.of(2027, 3, 28)), SHIFTS).size());
    assertEquals(50, Slice.HALF_HOUR.cut(Periods.day(LocalDate.of(2027, 10, 31)), SHIFTS).size());
    assertEquals(
        "Sun 2027-03-28, 23 h",
        Slice.DAY.name(Periods.day(LocalDate.of(2027, 3, 28)), SHIFTS).english());
    assertEquals(
        "week vanaf 2027-10-25, 169 u",
        Slice.WEEK.name(Periods.week(LocalDate.of(2027, 10, 31)), SHIFTS).dutch());
  }

  @Test
  void aRollingWindowEndsWhereTheStretchDoes() {
    assertEquals(
        List.of(Periods.rolling(YEAR.until(), Duration.ofHours(4))),
        Slice.ROLLING_4H.cut(YEAR, SHIFTS));
  }

  @Test
  void aReportAboutNowBeginsWithTheShiftThatIsOn() {
    Instant night = Instant.parse("2027-04-27T22:30:00Z");
    assertEquals(SHIFTS.shiftOf(night).interval(), Slice.SHIFT.holding(night, SHIFTS));
    assertEquals(
        "2027-04-26 17:00 - 2027-04-28 08:00, holiday",
        Slice.SHIFT.name(Slice.SHIFT.holding(night, SHIFTS), SHIFTS).english());
  }

  @Test
  void tooManyPiecesAreNotMade() {
    assertEquals(Slice.MOST + 1, Slice.HALF_HOUR.cut(YEAR, SHIFTS).size());
  }

  @Test
  void eachSliceIsKnownByItsWord() {
    for (Slice slice : Slice.values()) {
      assertEquals(Optional.of(slice), Slice.of(slice.word()));
    }
    assertEquals(Optional.empty(), Slice.of("month"));
  }
}
