package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.rules.decide.ServiceReport;

/**
 * The wait at a service without an exchange of ours, as its own system reported it. A minute after
 * {@code asOf} it is not known any more.
 *
 * @param service its id
 * @param waitSeconds what a caller who comes now will wait
 * @param waiting callers in its queue
 * @param agents who answer there
 * @param by the system that reported
 * @param asOf when it was so
 */
public record ReportedWait(
    String service,
    OptionalInt waitSeconds,
    OptionalInt waiting,
    OptionalInt agents,
    String by,
    Instant asOf) {
  /** As a fact of a case. */
  ServiceReport report() {
    return new ServiceReport(Optional.empty(), waitSeconds, waiting, agents, Optional.of(asOf));
  }
}
