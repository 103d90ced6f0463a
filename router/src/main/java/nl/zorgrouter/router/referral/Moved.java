package nl.zorgrouter.router.referral;

import java.time.Instant;

/**
 * One step in the life of a referral, for its time line.
 *
 * @param at by the exchange's clock
 * @param event what happened
 * @param next the state after it
 * @param service the service that was on offer, or had been, when it happened
 * @param by the workplace that did it; {@code exchange} or {@code router} when no person did
 * @param detail a coded reason, or empty
 */
public record Moved(
    Instant at,
    ReferralEvent event,
    ReferralState next,
    String service,
    String by,
    String detail) {}
