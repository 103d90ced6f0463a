package nl.zorgrouter.rules.verify;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.region.Shift;

/**
 * Which kinds of service are open, by municipality and by the boundaries of the opening hours: in
 * an ordinary week, and on each holiday that the region keeps.
 */
final class WeekCoverage {
  private static final int DAY = 1440;

  private final Region region;

  WeekCoverage(Region region) {
    this.region = region;
  }

  /** Where and when no service of a kind is open. */
  List<Gap> gaps(ServiceType type) {
    Map<Set<Service>, List<String>> alike = new LinkedHashMap<>();
    for (Municipality each : region.municipalities().values()) {
      alike.computeIfAbsent(serving(each, type), _ -> new ArrayList<>()).add(each.code());
    }
    List<Gap> gaps = new ArrayList<>();
    alike.forEach((services, municipalities) -> {
      addOrdinary(services, municipalities, gaps);
      addHolidays(services, municipalities, gaps);
    });
    return gaps;
  }

  /** The place's own services of a kind and those that agreed to take their calls. */
  private Set<Service> serving(Municipality place, ServiceType type) {
    Set<Service> serving = new LinkedHashSet<>();
    for (Service own : region.services(type)) {
      if (own.covers(place)) {
        serving.add(own);
        region.agreements().stream()
            .filter(each -> each.from().equals(own.id()) && each.until().isEmpty())
            .flatMap(each -> region.service(each.to()).stream())
            .forEach(serving::add);
      }
    }
    return serving;
  }

  private static void addOrdinary(
      Set<Service> services, List<String> municipalities, List<Gap> gaps) {
    Map<Minutes, Set<DayOfWeek>> spans = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      closed(services, hours -> ordinary(hours, day), hours -> ordinary(hours, day.minus(1)))
          .forEach(
              span -> spans.computeIfAbsent(span, _ -> EnumSet.noneOf(DayOfWeek.class)).add(day));
    }
    spans.forEach(
        (span, days) -> gaps.add(new Gap(municipalities, days, span.from(), span.to(), Set.of())));
  }

  /** By date: a holiday falls on any day, and each service keeps its own and its special days. */
  private void addHolidays(Set<Service> services, List<String> municipalities, List<Gap> gaps) {
    Map<Minutes, Set<DayOfWeek>> days = new TreeMap<>();
    Map<Minutes, Set<String>> names = new LinkedHashMap<>();
    region
        .calendar()
        .days()
        .forEach((date, name) ->
            closed(
                    services,
                    hours -> hours.beginningOn(date),
                    hours -> hours.beginningOn(date.minusDays(1)))
                .forEach(span -> {
                  days.computeIfAbsent(span, _ -> EnumSet.noneOf(DayOfWeek.class))
                      .add(date.getDayOfWeek());
                  names.computeIfAbsent(span, _ -> new TreeSet<>()).add(name);
                }));
    days.forEach((span, on) ->
        gaps.add(
            new Gap(
                municipalities, on, span.from(), span.to(), names.getOrDefault(span, Set.of()))));
  }

  /** The spans of a day in which none of the services is open. */
  private static List<Minutes> closed(
      Set<Service> services,
      Function<Hours, List<Shift>> today,
      Function<Hours, List<Shift>> yesterday) {
    BitSet open = new BitSet(DAY);
    for (Service service : services) {
      for (Shift shift : today.apply(service.hours())) {
        open.set(shift.from(), Math.min(shift.to(), DAY));
      }
      for (Shift shift : yesterday.apply(service.hours())) {
        open.set(0, Math.clamp(shift.to() - DAY, 0, DAY));
      }
    }
    List<Minutes> closed = new ArrayList<>();
    for (int from = open.nextClearBit(0); from < DAY; ) {
      int next = open.nextSetBit(from);
      int end = next < 0 ? DAY : next;
      closed.add(new Minutes(from, end - 1));
      from = open.nextClearBit(end);
    }
    return closed;
  }

  private static List<Shift> ordinary(Hours hours, DayOfWeek day) {
    return hours.week().getOrDefault(day, List.of());
  }

  /**
   * A span of a day.
   *
   * @param from minute of the day
   * @param to minute of the day, included
   */
  private record Minutes(int from, int to) implements Comparable<Minutes> {
    @Override
    public int compareTo(Minutes other) {
      return from == other.from ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
    }
  }
}
