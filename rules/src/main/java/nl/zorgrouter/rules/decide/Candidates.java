package nl.zorgrouter.rules.decide;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;

/** Which services are asked, in which order. */
final class Candidates {
  private Candidates() {}

  /**
   * The own service for the patient's place, neighbours by agreement, coordination. Without a place
   * the owner of the line is the own one, and the only one; but a case for the ambulance desk goes
   * there, wherever the patient is.
   */
  static List<Asked> of(Situation situation, ServiceType type) {
    Map<String, CandidateKind> kinds = new LinkedHashMap<>();
    Region region = situation.region();
    Service owner = region.owner(situation.line());
    if (situation.place().isEmpty()) {
      List<Service> own =
          type == ServiceType.AMBULANCE_DESK ? region.services(type) : List.of(owner);
      own.forEach(each -> kinds.put(each.id(), CandidateKind.OWN));
    } else {
      Municipality place = situation.place().get();
      LocalDate day = situation.local().toLocalDate();
      if (owner.type() == type && owner.covers(place)) {
        kinds.put(owner.id(), CandidateKind.OWN);
      }
      for (Service each : region.services(type)) {
        if (each.covers(place)) {
          kinds.putIfAbsent(each.id(), CandidateKind.OWN);
        }
      }
      for (String own : List.copyOf(kinds.keySet())) {
        region
            .neighbours(own, day)
            .forEach(each -> kinds.putIfAbsent(each.id(), CandidateKind.NEIGHBOUR));
      }
      for (String id : region.settings().coordination()) {
        region
            .service(id)
            .filter(each -> type != ServiceType.AMBULANCE_DESK && each.covers(place))
            .ifPresent(each -> kinds.putIfAbsent(each.id(), CandidateKind.COORDINATION));
      }
    }
    return kinds.entrySet().stream()
        .map(each -> new Asked(region.service(each.getKey()).orElseThrow(), each.getValue()))
        .toList();
  }

  /**
   * A service that is asked, whatever the case.
   *
   * @param service which
   * @param kind why it is asked
   */
  record Asked(Service service, CandidateKind kind) {}
}
