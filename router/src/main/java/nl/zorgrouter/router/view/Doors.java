package nl.zorgrouter.router.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;

/** Which service a queue, or a target, belongs to. */
final class Doors {
  /**
   * A way into a service.
   *
   * @param urgent whether it is only for urgent cases
   */
  record Door(String service, boolean urgent) {}

  private final Map<String, Door> doors = new HashMap<>();

  Doors(Region region) {
    for (Service service : region.services().values()) {
      doors.put(service.endpoint().urgentTarget(), new Door(service.id(), true));
      doors.put(service.endpoint().target(), new Door(service.id(), false));
    }
    region.lines().values().stream()
        .flatMap(line -> line.takeover().stream())
        .forEach(takeover -> doors.put(takeover.target(), new Door(takeover.service(), false)));
  }

  Door of(String queueOrTarget) {
    return Optional.ofNullable(doors.get(queueOrTarget)).orElse(new Door(queueOrTarget, false));
  }

  /** Whether a queue of an exchange is the one that a service's ordinary callers wait in. */
  static boolean isMain(Service service, String pbx, String queue) {
    return switch (service.endpoint()) {
      case Endpoint.Queue own -> own.pbx().equals(pbx) && own.target().equals(queue);
      case Endpoint.Telephone _ -> false;
    };
  }
}
