package nl.zorgrouter.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficTest {
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-16T00:00:00");

  private static double part(Demand demand, int fromHour, int toHour, boolean weekend) {
    double part = 0;
    for (int day = weekend ? 5 : 0; day < (weekend ? 7 : 5); day++) {
      for (int hour = fromHour; hour < toHour; hour++) {
        part += WeekShape.partOfWeek(demand, MONDAY.plusDays(day).plusHours(hour));
      }
    }
    return part;
  }

  @ParameterizedTest
  @EnumSource(Demand.class)
  void spreadsAWholeWeek(Demand demand) {
    double whole = part(demand, 0, 24, false) + part(demand, 0, 24, true);
    assertEquals(1, whole, 0.03, demand::toString);
  }

  @Test
  void takesThePublishedShareOfTheWeekAtThePublishedHours() {
    assertEquals(0.123, part(Demand.GP_SERVICE, 18, 20, false), 0.003);
    assertEquals(0.101, part(Demand.GP_SERVICE, 10, 12, true), 0.003);
    assertEquals(0.0085, part(Demand.GP_SERVICE, 4, 6, true), 0.0003);
  }

  @Test
  void drawsTheSameWeekFromTheSameSeedAndAsManyCallsAsTheShapeSays() {
    List<Traffic.Arrival> one = week(3);
    assertEquals(one, week(3));
    double expected = 0;
    for (Demand demand : Demand.values()) {
      expected += demand.callsInAWeek();
    }
    assertEquals(expected, one.size(), expected * 0.06);
  }

  private static List<Traffic.Arrival> week(long seed) {
    Traffic traffic = new Traffic(seed);
    Instant begin = Instant.parse("2026-11-15T23:00:00Z");
    List<Traffic.Arrival> arrivals = new ArrayList<>();
    Traffic.Arrival next = traffic.next(begin);
    while (next.at().isBefore(begin.plus(7, ChronoUnit.DAYS))) {
      arrivals.add(next);
      next = traffic.next(next.at());
    }
    return arrivals;
  }
}
