package nl.zorgrouter.rules.verify;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.region.Shift;

/** Which kinds of service are open, by municipality and by the boundaries of an ordinary week. */
final class WeekCoverage {
  private static final int DAY = 1440;

  private final Region region;

  WeekCoverage(Region region) {
    this.region = region;
  }

  /** Where and when no service of a kind is open. */
  List<Reach.Gap> gaps(ServiceType type) {
    Map<Set<Service>, List<String>> alike = new LinkedHashMap<>();
    for (Municipality each : region.municipalities().values()) {
      alike.computeIfAbsent(serving(each, type), _ -> new ArrayList<>()).add(each.code());
    }
    List<Reach.Gap> gaps = new ArrayList<>();
    alike.forEach((services, municipalities) -> add(services, municipalities, gaps));
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

  private static void add(
      Set<Service> services, List<String> municipalities, List<Reach.Gap> gaps) {
    Map<List<Integer>, Set<DayOfWeek>> spans = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      closed(services, day)
          .forEach(
              span -> spans.computeIfAbsent(span, _ -> EnumSet.noneOf(DayOfWeek.class)).add(day));
    }
    spans.forEach((span, days) ->
        gaps.add(new Reach.Gap(municipalities, days, span.getFirst(), span.getLast())));
  }

  /** The spans of minutes of a day, both ends included, in which none of the services is open. */
  private static List<List<Integer>> closed(Set<Service> services, DayOfWeek day) {
    TreeSet<Integer> boundaries = new TreeSet<>(Set.of(0));
    for (Service service : services) {
      for (Shift shift : shifts(service, day)) {
        boundaries.add(Math.clamp(shift.from(), 0, DAY));
        boundaries.add(Math.clamp(shift.to(), 0, DAY));
      }
      for (Shift shift : shifts(service, day.minus(1))) {
        boundaries.add(Math.clamp(shift.to() - DAY, 0, DAY));
      }
    }
    boundaries.remove(DAY);
    List<List<Integer>> closed = new ArrayList<>();
    for (int from : boundaries) {
      Integer next = boundaries.higher(from);
      int last = (next == null ? DAY : next) - 1;
      if (services.stream().noneMatch(each -> isOpen(each, day, from))) {
        boolean joins = !closed.isEmpty() && closed.getLast().getLast() == from - 1;
        if (joins) {
          closed.set(closed.size() - 1, List.of(closed.getLast().getFirst(), last));
        } else {
          closed.add(List.of(from, last));
        }
      }
    }
    return closed;
  }

  private static boolean isOpen(Service service, DayOfWeek day, int minute) {
    return shifts(service, day).stream()
            .anyMatch(shift -> shift.from() <= minute && minute < shift.to())
        || shifts(service, day.minus(1)).stream().anyMatch(shift -> minute + DAY < shift.to());
  }

  private static List<Shift> shifts(Service service, DayOfWeek day) {
    return service.hours().week().getOrDefault(day, List.of());
  }
}
