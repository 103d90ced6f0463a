package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Outcome;

/**
 * The end of a visit as the exchange logged it.
 *
 * @param at when, in whole seconds unless the log is a database's
 * @param outcome by the verb: CONNECT, ABANDON, EXITWITHTIMEOUT, EXITEMPTY, EXITWITHKEY, WITHDRAW,
 *     SYSCOMPAT
 * @param waited in whole seconds; SYSCOMPAT, and EXITWITHKEY of older versions, do not tell it
 */
public record LoggedVisit(
    Instant at, CallId call, QueueName queue, Outcome outcome, Optional<Duration> waited) {}
