package nl.zorgrouter.router.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.Norm;
import nl.zorgrouter.monitoring.level.Presets;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.router.config.LevelFile;
import nl.zorgrouter.router.doctor.Doctor;

/**
 * Which definition a queue or a kind of line is held against: the site's own file first, then the
 * preset of its service, with the norm that the region file gives it.
 */
final class LevelChoice {
  private static final int REGION_VERSION = 1;

  private final Map<String, LevelDefinition> byName = new LinkedHashMap<>();
  private final Map<String, Place> named = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();

  /**
   * A choice for this region.
   *
   * @param configured the queues that the configuration names
   */
  LevelChoice(Region region, Set<QueueName> configured, List<LevelFile.Assigned> own) {
    byName.put(CallClass.EMERGENCY.label(), Presets.DESK_112);
    byName.put(CallClass.HAP_URGENT.label(), Presets.HAP_URGENT);
    byName.put(CallClass.HAP.label(), Presets.HAP_REGULAR);
    for (Service service : region.services().values()) {
      switch (service.endpoint()) {
        case Endpoint.Queue queue -> {
          queue.urgent().ifPresent(urgent -> byName.put(urgent, Presets.HAP_URGENT));
          byName.put(queue.target(), definition(service));
        }
        case Endpoint.Telephone _ -> {}
      }
    }
    for (LevelFile.Assigned each : own) {
      named.putAll(each.queues());
      each.queues().keySet().forEach(queue -> byName.put(queue, each.definition()));
    }
    configured.forEach(queue -> known.add(queue.value()));
    knowsWhatTheRegionNames(region);
  }

  private void knowsWhatTheRegionNames(Region region) {
    for (CallClass each : CallClass.values()) {
      known.add(each.label());
    }
    for (Service each : region.services().values()) {
      known.addAll(List.of(each.endpoint().target(), each.endpoint().urgentTarget()));
    }
    for (Line each : region.lines().values()) {
      known.addAll(List.of(each.urgent(), each.failsafe(), each.secondFailsafe()));
      each.takeover().map(Takeover::target).ifPresent(known::add);
    }
  }

  /** What there is to say about the names in the site's own file, once visits were read. */
  List<Finding> unknown(Set<String> visited) {
    Set<String> all = new HashSet<>(known);
    all.addAll(visited);
    return Doctor.examineLevels(named, all);
  }

  /** What this queue or line is held against. */
  LevelDefinition of(String name) {
    return byName.getOrDefault(name, Presets.NO_NORM);
  }

  private static LevelDefinition definition(Service service) {
    LevelDefinition preset =
        switch (service.type()) {
          case AMBULANCE_DESK -> Presets.DESK_112;
          case HAP -> Presets.HAP_REGULAR;
          case GGZ -> Presets.GGZ;
          case VVT, SO, SEH, ELV, ZCC, COORDINATION_POINT, PRACTICE, INFORMATION -> Presets.NO_NORM;
        };
    Optional<Norm> own =
        service
            .norm()
            .map(norm ->
                new Norm.AtLeast(norm.percent() / 100.0, Duration.ofSeconds(norm.seconds())));
    return own.filter(norm -> !preset.norms().contains(norm))
        .map(norm -> byRegion(service, preset, norm))
        .orElse(preset);
  }

  /** The norm of the region file in the place of the preset's first. */
  private static LevelDefinition byRegion(Service service, LevelDefinition preset, Norm own) {
    List<Norm> norms = new ArrayList<>(List.of(own));
    preset.norms().stream().skip(1).forEach(norms::add);
    String name = "region-" + service.id();
    return new LevelDefinition(
        name,
        REGION_VERSION,
        service.name(),
        preset.counts(),
        preset.shortAbandon(),
        preset.clock(),
        norms);
  }
}
