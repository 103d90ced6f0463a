package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.region.ServiceType;

/**
 * What a professional found, as it was given; nothing here has been judged yet.
 *
 * @param system which triage system the code is of, such as {@code NTS}
 * @param version of that system
 * @param code its result
 * @param vui the ambulance urgency, such as {@code C1}
 * @param at when it became final
 * @param by who gave it, a workplace or a role
 * @param caseId the case it was made for
 * @param advised the kind of service the professional advised
 * @param abcdSafe whether vital functions are safe
 */
public record Triage(
    Optional<String> system,
    Optional<String> version,
    Optional<String> code,
    Optional<String> vui,
    Optional<Instant> at,
    Optional<String> by,
    Optional<String> caseId,
    Optional<ServiceType> advised,
    Known abcdSafe) {
  /** No triage at all. */
  public static final Triage NONE =
      new Triage(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Known.UNKNOWN);
}
