package nl.zorgrouter.router.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.Norm;
import nl.zorgrouter.monitoring.level.Presets;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.config.LevelFile;

/**
 * Which definition a queue or a kind of line is held against: the site's own file first, then the
 * preset of its service, with the norm that the region file gives it.
 */
final class LevelChoice {
  private static final int REGION_VERSION = 1;

  private final Map<String, LevelDefinition> byName = new LinkedHashMap<>();

  /** A choice for this region. */
  LevelChoice(Region region, List<LevelFile.Assigned> own) {
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
    own.forEach(each -> each.queues().forEach(queue -> byName.put(queue, each.definition())));
  }

  /** What this queue or line is held against. */
  LevelDefinition of(String name) {
    return byName.getOrDefault(name, Presets.NO_NORM);
  }

  /** Whether a queue or line of that name is known here. */
  boolean knows(String name) {
    return byName.containsKey(name);
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
