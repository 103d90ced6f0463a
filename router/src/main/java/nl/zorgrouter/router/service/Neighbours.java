package nl.zorgrouter.router.service;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.zorgrouter.region.Agreement;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;

/** Whom the state of a service concerns. */
final class Neighbours {
  private Neighbours() {}

  /**
   * Who is told when the state of a service begins or ends: those who agreed to take its calls,
   * those whose calls it agreed to take, services of its kind for the same places, who answers its
   * line in its stead, the desks that send to it, and the coordination of its places.
   */
  static List<String> of(Region region, Service service, LocalDate day) {
    Set<String> told = new LinkedHashSet<>();
    region.neighbours(service.id(), day).map(Service::id).forEach(told::add);
    region.agreements().stream()
        .filter(each -> each.to().equals(service.id()) && each.holdsOn(day))
        .map(Agreement::from)
        .forEach(told::add);
    region.lines().values().stream()
        .filter(line -> line.owner().equals(service.id()))
        .flatMap(line -> line.takeover().stream())
        .forEach(takeover -> told.add(takeover.service()));
    sharing(region, service, service.type()).forEach(told::add);
    sharing(region, service, ServiceType.AMBULANCE_DESK).forEach(told::add);
    sharing(region, service, ServiceType.ZCC).forEach(told::add);
    sharing(region, service, ServiceType.COORDINATION_POINT).forEach(told::add);
    told.remove(service.id());
    return List.copyOf(told);
  }

  /** The services of a kind that share a place with this one. */
  private static Stream<String> sharing(Region region, Service service, ServiceType type) {
    List<Municipality> places =
        region.municipalities().values().stream().filter(service::covers).toList();
    return region.services(type).stream()
        .filter(each -> places.stream().anyMatch(each::covers))
        .map(Service::id);
  }
}
