package nl.zorgrouter.rules.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.zorgrouter.finding.Sentence.Language;
import org.junit.jupiter.api.Test;

class GapWordsTest {
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Set<DayOfWeek> ALWAYS = EnumSet.allOf(DayOfWeek.class);
  private static final Set<String> HOLIDAYS = Set.of("KINGS_DAY", "CHRISTMAS_DAY");
  private static final GapWords WORDS = new GapWords(6, HOLIDAYS);
  private static final List<String> WEST = List.of("GM0001", "GM0002");
  private static final List<String> EAST = List.of("GM0003", "GM0004", "GM0005", "GM0006");

  @Test
  void saysOnceWhatIsTheSameForAllPlaces() {
    assertEquals(
        "everywhere, Mon-Fri 08:00-17:00",
        english(gap(WEST, WORKDAYS, 480, 1019), gap(EAST, WORKDAYS, 480, 1019)));
  }

  @Test
  void joinsTheHoursOfADayAndTheDaysOfAnHour() {
    List<Gap> gaps =
        List.of(
            gap(WEST, WEEKEND, 0, 599),
            gap(WEST, WEEKEND, 960, 1439),
            new Gap(WEST, ALWAYS, 0, 599, HOLIDAYS),
            new Gap(WEST, ALWAYS, 960, 1439, HOLIDAYS));

    assertEquals(
        "GM0001 GM0002, Sat Sun and holidays 00:00-10:00 and 16:00-24:00",
        WORDS.tell(gaps, Language.ENGLISH));
    assertEquals(
        "GM0001 GM0002, za zo en feestdagen 00:00-10:00 en 16:00-24:00",
        WORDS.tell(gaps, Language.DUTCH));
  }

  @Test
  void keepsApartWhatDiffers() {
    assertEquals(
        "GM0001 GM0002, every day all day; GM0003 GM0004 GM0005 GM0006, Mon-Fri 08:00-17:00;"
            + " GM0001 GM0002, KINGS_DAY 00:00-08:00",
        english(
            gap(WEST, ALWAYS, 0, 1439),
            gap(EAST, WORKDAYS, 480, 1019),
            new Gap(WEST, ALWAYS, 0, 479, Set.of("KINGS_DAY"))));
  }

  @Test
  void namesDaysThatDoNotFollowEachOtherOneByOne() {
    assertEquals(
        "GM0001 GM0002, Mon Wed Fri 08:00-17:00",
        english(
            gap(
                WEST,
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                480,
                1019)));
  }

  private static Gap gap(List<String> places, Set<DayOfWeek> days, int from, int to) {
    return new Gap(places, days, from, to, Set.of());
  }

  private static String english(Gap... gaps) {
    return WORDS.tell(List.of(gaps), Language.ENGLISH);
  }
}
