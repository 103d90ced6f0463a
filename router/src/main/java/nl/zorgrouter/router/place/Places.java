package nl.zorgrouter.router.place;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.place.Place.Reach;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * Finds places for a patient. The order: what was asked for, then what may help instead, then what
 * lacks something; within these, who takes patients now, who is near, who has a free bed, who
 * answers soonest. A service with a stop stands behind those without, and stays in the list.
 *
 * @param region whose services
 * @param board what was said of them
 * @param measured what is seen at their queues, by service
 * @param now when it is asked
 */
public record Places(Region region, Board board, Map<String, ServiceReport> measured, Instant now) {
  private static final List<ServiceState> WILLING =
      List.of(
          ServiceState.OPEN,
          ServiceState.LIMITED,
          ServiceState.STOPPED,
          ServiceState.UNKNOWN,
          ServiceState.CLOSED);

  private static final Comparator<Place> BY_FIT =
      Comparator.comparing(Place::fit)
          .thenComparingInt(place -> WILLING.indexOf(place.state().state()))
          .thenComparing(Place::reach)
          .thenComparingInt(Places::bedsRank)
          .thenComparingInt(place -> place.waits().seconds().orElse(Integer.MAX_VALUE));

  public Places {
    measured = Map.copyOf(measured);
  }

  /** What a search gave. */
  public sealed interface Found {
    /** These, in order of fit. */
    record Listed(List<Place> places) implements Found {
      public Listed {
        places = List.copyOf(places);
      }
    }

    /**
     * The search itself is wrong.
     *
     * @param faults what is wrong with it, by field
     */
    record Refused(Map<String, Sentence> faults) implements Found {
      public Refused {
        faults = Map.copyOf(faults);
      }
    }
  }

  /** The places for that search, or everything that is wrong with it. */
  public Found find(Search search) {
    Map<String, Sentence> faults = new SearchFaults(region).of(search);
    if (!faults.isEmpty()) {
      return new Found.Refused(faults);
    }
    Need need = Need.valueOf(search.need());
    Municipality place = region.municipality(search.place()).orElseThrow();
    List<Place> places = new ArrayList<>();
    for (Service service : region.services().values()) {
      int distance = need.distance(service.type());
      if (distance >= 0) {
        places.add(new Candidacy(this, service, place, search).place(need, distance));
      }
    }
    List<Place> ordered =
        places.stream()
            .sorted(BY_FIT.thenComparingInt(each -> need.distance(each.service().type())))
            .collect(Collectors.toList());
    return new Found.Listed(ordered);
  }

  /** Free beds first, then those that do not say, then those that have none. */
  private static int bedsRank(Place place) {
    return place.beds().map(beds -> beds.free() > 0 ? 0 : 2).orElse(1);
  }

  /** What is known of a service. */
  ServiceReport report(Service service) {
    return board.report(service, measured.getOrDefault(service.id(), ServiceReport.NOTHING), now);
  }

  /** The words of {@link Need}, for a message. */
  static String needs() {
    return Arrays.stream(Need.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** Where a service is, seen from a place. */
  Reach reach(Service service, Municipality place) {
    if (service.covers(place)) {
      return Reach.OWN;
    }
    LocalDate day = LocalDate.ofInstant(now, Hours.ZONE);
    boolean agreed =
        region.services(service.type()).stream()
            .filter(own -> own.covers(place))
            .flatMap(own -> region.neighbours(own.id(), day))
            .anyMatch(service::equals);
    return agreed ? Reach.NEIGHBOUR : Reach.ELSEWHERE;
  }

  /** A telephone number of a service: its own, or that of a line it owns and people may dial. */
  Optional<String> telephone(Service service) {
    return switch (service.endpoint()) {
      case Endpoint.Telephone telephone ->
          Optional.of(telephone.number()).filter(number -> !number.isEmpty());
      case Endpoint.Queue _ ->
          region.lines().values().stream()
              .filter(line -> line.owner().equals(service.id()))
              .filter(line -> !line.kind().startsWithHuman())
              .flatMap(line -> line.number().stream())
              .findFirst();
    };
  }
}
