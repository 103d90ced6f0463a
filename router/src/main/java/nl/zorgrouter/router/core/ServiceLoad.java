package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a service is doing, as measured at its own queue.
 *
 * @param waitSeconds what a caller who joins now may expect to wait; empty when there is no
 *     reliable estimate
 * @param waiting how many wait now
 * @param agents how many members are not away and not paused
 * @param asOf when this was known, by the exchange's clock
 */
public record ServiceLoad(OptionalInt waitSeconds, int waiting, int agents, Instant asOf) {}
