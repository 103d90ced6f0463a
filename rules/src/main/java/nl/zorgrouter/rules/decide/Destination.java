package nl.zorgrouter.rules.decide;

import nl.zorgrouter.region.Service;

/**
 * Where a call goes.
 *
 * @param service the id of the service
 * @param target an extension among the targets of the dialplan
 */
public record Destination(String service, String target) {
  /** A service, reached as the priority asks. */
  static Destination of(Service service, Priority priority) {
    return new Destination(
        service.id(),
        priority == Priority.URGENT
            ? service.endpoint().urgentTarget()
            : service.endpoint().target());
  }
}
