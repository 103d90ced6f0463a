package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What somebody asks to change, as it came in: nothing in it is known to be right. */
public sealed interface ServiceRequest {
  /**
   * Set the state of a service.
   *
   * @param state a word of {@link nl.zorgrouter.rules.decide.ServiceState}
   * @param reason a word of {@link StateReason}
   * @param until when it ends; four hours from now when nobody says
   */
  record SetState(String service, String state, String reason, Optional<Instant> until)
      implements ServiceRequest {}

  /** Take back what was set. */
  record LiftState(String service) implements ServiceRequest {}

  /**
   * Report the wait at a service without an exchange of ours.
   *
   * @param asOf when it was so; must be given
   */
  record ReportWait(
      String service,
      OptionalInt waitSeconds,
      OptionalInt waiting,
      OptionalInt agents,
      Optional<Instant> asOf)
      implements ServiceRequest {}

  /**
   * Report free places.
   *
   * @param beds by kind
   * @param asOf when it was so; must be given
   * @param until when it stops counting; four hours after {@code asOf} when nobody says
   */
  record ReportCapacity(
      String service, Map<String, Integer> beds, Optional<Instant> asOf, Optional<Instant> until)
      implements ServiceRequest {}

  /**
   * Report which skills are on duty.
   *
   * @param present words of the service's directory entry
   * @param asOf when it was so; must be given
   * @param until when the directory counts again; four hours after {@code asOf} when nobody says
   */
  record ReportExpertise(
      String service, List<String> present, Optional<Instant> asOf, Optional<Instant> until)
      implements ServiceRequest {}

  /**
   * Let the service that agreed to it answer a practice's line.
   *
   * @param line the practice's line
   * @param reason a word of {@link StateReason}
   * @param until when it ends; four hours from now when nobody says
   */
  record TakeOver(String line, String reason, Optional<Instant> until) implements ServiceRequest {}

  /**
   * Give a practice its line back.
   *
   * @param line the practice's line
   */
  record HandBack(String line) implements ServiceRequest {}
}
