/**
 * The referral: a patient who is handed from the ambulance desk to the service that fits, and comes
 * back when nobody there takes over.
 *
 * <ol>
 *   <li>Everything a referral can go through stands in one table ({@link
 *       nl.zorgrouter.router.referral.ReferralTable}); what the table does not have is not done,
 *       and said.
 *   <li>Somebody owns the patient at every instant: the desk, until a human of the service has
 *       accepted.
 *   <li>A deadline of a rule can only shorten the one of the priority.
 *   <li>Every value here is a plain record: it can be written down and read back.
 * </ol>
 *
 * It must never read a clock, send anything, or decide where a patient goes: the rules do that.
 */
@NullMarked
package nl.zorgrouter.router.referral;

import org.jspecify.annotations.NullMarked;
