package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import nl.zorgrouter.call.CallId;

/**
 * What is kept of a channel while it exists.
 *
 * @param began when it came into being
 * @param channel its name; empty when it was never told
 */
record KnownLeg(Instant began, CallId linked, String channel) {}
