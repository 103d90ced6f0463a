package nl.zorgrouter.region;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;

/** What can only be seen once all parts of a region were read. */
final class WholeRegion {
  private static final List<ServiceType> NEEDED_EVERYWHERE =
      List.of(ServiceType.AMBULANCE_DESK, ServiceType.HAP);

  private final Region region;
  private final Fields root;
  private final Faults faults;

  WholeRegion(Region region, Fields root, Faults faults) {
    this.region = region;
    this.root = root;
    this.faults = faults;
  }

  void check() {
    everyMunicipalityIsServed();
    everyAgreementIsSaidOnce();
    everyTargetBelongsToOneService();
    aHumanOwnsEveryEmergencyLine();
    areasHaveOneMeaning();
    everyCoordinationPointHasAContact();
    everyTakeoverHasAQueueOfItsOwn();
  }

  /** Regions and coordination points must be able to find each other, in a crisis above all. */
  private void everyCoordinationPointHasAContact() {
    for (Service service : region.services(ServiceType.COORDINATION_POINT)) {
      if (service.contact().isEmpty()) {
        faults.error(
            "NO_CONTACT",
            keyPlace("services", service.id()),
            "the coordination point `%s` has no contact; expected a function or desk to speak to"
                .formatted(service.id()),
            "het coördinatiepunt `%s` heeft geen contact; verwacht: een functie of balie"
                .formatted(service.id()));
      }
    }
  }

  /** A practice's callers are counted apart, and nobody else's queue grows by them. */
  private void everyTakeoverHasAQueueOfItsOwn() {
    Set<String> targets = new HashSet<>();
    region.services().values().stream()
        .flatMap(each -> Stream.of(each.endpoint().target(), each.endpoint().urgentTarget()))
        .forEach(targets::add);
    for (Line line : region.lines().values()) {
      line.takeover()
          .filter(takeover -> targets.contains(takeover.target()))
          .ifPresent(takeover ->
              faults.error(
                  "DUPLICATE",
                  keyPlace("lines", line.id()),
                  "the takeover of `%s` uses the target `%s` of a service; expected one of its own"
                      .formatted(line.id(), takeover.target()),
                  "de overname van `%s` gebruikt het doel `%s` van een dienst; verwacht: een eigen"
                          .formatted(line.id(), takeover.target())
                      + " doel"));
    }
  }

  private void everyMunicipalityIsServed() {
    for (Municipality municipality : region.municipalities().values()) {
      for (ServiceType type : NEEDED_EVERYWHERE) {
        if (region.services(type).stream().noneMatch(each -> each.covers(municipality))) {
          faults.error(
              "UNCOVERED",
              keyPlace("municipalities", municipality.code()),
              "%s (%s) has no service of type %s; expected at least one that covers it"
                  .formatted(municipality.code(), municipality.name(), type),
              "%s (%s) heeft geen dienst van type %s; verwacht: minstens een die haar bedient"
                  .formatted(municipality.code(), municipality.name(), type));
        }
      }
    }
  }

  private void everyAgreementIsSaidOnce() {
    List<Yaml> items = root.items("agreements");
    Set<String> said = new HashSet<>();
    for (int index = 0; index < items.size(); index++) {
      Agreement agreement = region.agreements().get(index);
      if (!said.add(agreement.from() + " " + agreement.to())) {
        faults.error(
            "DUPLICATE",
            items.get(index).place(),
            "the agreement from `%s` to `%s` stands here twice; expected once"
                .formatted(agreement.from(), agreement.to()),
            "de afspraak van `%s` naar `%s` staat hier twee keer; verwacht: één keer"
                .formatted(agreement.from(), agreement.to()));
      }
    }
  }

  private void everyTargetBelongsToOneService() {
    Map<String, String> owners = new HashMap<>();
    for (Service service : region.services().values()) {
      String before = owners.putIfAbsent(service.endpoint().target(), service.id());
      if (before != null) {
        faults.error(
            "DUPLICATE",
            keyPlace("services", service.id()),
            "the target `%s` of `%s` is also that of `%s`; expected a target of its own"
                .formatted(service.endpoint().target(), service.id(), before),
            "het doel `%s` van `%s` is ook dat van `%s`; verwacht: een eigen doel"
                .formatted(service.endpoint().target(), service.id(), before));
      }
    }
  }

  private void aHumanOwnsEveryEmergencyLine() {
    for (Line line : region.lines().values()) {
      if (line.kind().startsWithHuman()
          && region.owner(line).type() != ServiceType.AMBULANCE_DESK) {
        faults.error(
            "WRONG_OWNER",
            keyPlace("lines", line.id()),
            "the owner of `%s` is of type %s; expected an AMBULANCE_DESK on a line of 112"
                .formatted(line.id(), region.owner(line).type()),
            "de eigenaar van `%s` is van type %s; verwacht: een AMBULANCE_DESK op een lijn van 112"
                .formatted(line.id(), region.owner(line).type()));
      }
    }
  }

  private void areasHaveOneMeaning() {
    Map<String, String> meanings = new HashMap<>();
    for (Municipality each : region.municipalities().values()) {
      Map<String, String> areas =
          Map.of(
              "veiligheidsregio", each.veiligheidsregio(),
              "subregion", each.subregion(),
              "roaz", each.roaz(),
              "ggz", each.ggz());
      areas.forEach((kind, area) -> {
        String before = meanings.putIfAbsent(area, kind);
        if (before != null && !before.equals(kind)) {
          faults.error(
              "AMBIGUOUS_AREA",
              keyPlace("municipalities", each.code()),
              "`%s` is both a %s and a %s; expected one meaning".formatted(area, before, kind),
              "`%s` is zowel %s als %s; verwacht: één betekenis".formatted(area, before, kind));
        }
      });
    }
  }

  private Place keyPlace(String part, String key) {
    Optional<Yaml> yaml = root.optional(part);
    return yaml.map(each -> each.keyPlace(key)).orElseGet(() -> root.owner().place());
  }
}
