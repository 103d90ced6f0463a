package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.region.Circumstance;

/**
 * Everything that is known about one case at one instant. What is not there is not known.
 *
 * @param caseId names the case
 * @param at when the decision is asked
 * @param line the id of the line the call began on
 * @param choice what a menu or a nurse on the line asked
 * @param hops transfers already made, 0 to 9
 * @param rejectedBy services that rejected this case
 * @param triage what a professional found
 * @param patient about the patient
 * @param caller about the caller
 * @param circumstances those of which somebody said whether they hold
 * @param demand what is asked for
 * @param services what was last seen of the services, by id; the queue of a takeover, which has
 *     people of its own, by its target
 */
public record CaseFacts(
    Optional<String> caseId,
    Instant at,
    String line,
    Optional<Choice> choice,
    int hops,
    List<String> rejectedBy,
    Triage triage,
    Patient patient,
    Caller caller,
    Map<Circumstance, Boolean> circumstances,
    Demand demand,
    Map<String, ServiceReport> services) {
  public CaseFacts {
    rejectedBy = List.copyOf(rejectedBy);
    circumstances =
        circumstances.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<>(circumstances));
    services = Map.copyOf(services);
  }

  /** A case of which nothing is known but where and when it began. */
  public static CaseFacts of(String line, Instant at) {
    return new CaseFacts(
        Optional.empty(),
        at,
        line,
        Optional.empty(),
        0,
        List.of(),
        Triage.NONE,
        Patient.NOBODY,
        Caller.NOBODY,
        Map.of(),
        Demand.CARE_QUESTION,
        Map.of());
  }

  /** Whether a circumstance holds, as far as anybody said. */
  public Known holds(Circumstance circumstance) {
    Boolean said = circumstances.get(circumstance);
    return said == null ? Known.UNKNOWN : Known.of(said);
  }

  /** What is known of a service at the time of the case. */
  ServiceReport report(String service) {
    return services.getOrDefault(service, ServiceReport.NOTHING).at(at);
  }
}
