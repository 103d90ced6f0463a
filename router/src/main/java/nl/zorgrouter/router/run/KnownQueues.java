package nl.zorgrouter.router.run;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.expose.QueueAt;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.Takeover;

/** The queues that a region names, whether or not anybody is in them. */
final class KnownQueues {
  private KnownQueues() {}

  /** Those of its services, and every target of its lines: a queue of that name, if it is one. */
  static Set<QueueAt> of(Region region) {
    return Stream.concat(
            region.services().values().stream().flatMap(KnownQueues::of),
            region.lines().values().stream().flatMap(KnownQueues::of))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<QueueAt> of(Service service) {
    return switch (service.endpoint()) {
      case Endpoint.Queue queue ->
          Stream.of(queue.target(), queue.urgentTarget()).map(target -> at(queue.pbx(), target));
      case Endpoint.Telephone _ -> Stream.of();
    };
  }

  private static Stream<QueueAt> of(Line line) {
    return Stream.concat(
            Stream.of(line.urgent(), line.failsafe(), line.secondFailsafe()),
            line.takeover().map(Takeover::target).stream())
        .map(target -> at(line.pbx(), target));
  }

  private static QueueAt at(String pbx, String target) {
    return new QueueAt(new PbxId(pbx), new QueueName(target));
  }
}
