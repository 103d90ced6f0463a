package nl.zorgrouter.router.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.router.config.RouterConfig;

/**
 * On which exchanges somebody may have come to a queue, by the region and the configuration: one
 * that nobody saw has no visits, and is what a figure lacks.
 */
final class QueuePlaces {
  private final Set<PbxId> all = new HashSet<>();
  private final Map<String, Set<PbxId>> byQueue = new HashMap<>();

  QueuePlaces(Region region, List<RouterConfig.Exchange> exchanges) {
    exchanges.forEach(each -> all.add(each.id()));
    for (Service each : region.services().values()) {
      switch (each.endpoint()) {
        case Endpoint.Queue queue ->
            places(queue.pbx(), List.of(queue.target(), queue.urgentTarget()));
        case Endpoint.Telephone _ -> {}
      }
    }
    for (Line each : region.lines().values()) {
      places(each.pbx(), List.of(each.urgent(), each.failsafe(), each.secondFailsafe()));
      each.takeover().map(Takeover::target).ifPresent(to -> places(each.pbx(), List.of(to)));
    }
  }

  private void places(String pbx, List<String> queues) {
    for (PbxId exchange : all) {
      if (exchange.value().equals(pbx)) {
        queues.forEach(queue -> byQueue.computeIfAbsent(queue, _ -> new HashSet<>()).add(exchange));
      }
    }
  }

  /** All exchanges of the configuration. */
  Set<PbxId> all() {
    return all;
  }

  /** Where those are who belong to that row; a call of any line may wait on any exchange. */
  Set<PbxId> of(LevelRows rows, String name) {
    return switch (rows) {
      case QUEUE -> byQueue.getOrDefault(name, all);
      case LINE, PERSON -> all;
    };
  }
}
