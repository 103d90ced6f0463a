package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * The state of a service at one instant.
 *
 * @param state open or not, and how
 * @param source whose word it is
 * @param said what a person or a system said and still holds, even when another word goes first
 * @param until when it will end or change by itself, as far as that is known
 */
public record StateNow(
    ServiceState state,
    Precedence.Source source,
    Optional<Announcement> said,
    Optional<Instant> until) {}
