/**
 * From the facts of one case to one decision: checks, two tables, candidates, a guard.
 *
 * <ol>
 *   <li>The same facts, rule set and time give the same decision, to the letter.
 *   <li>A call that began on 112 leaves the desk only when every check passes; what is missing,
 *       unknown, stale or contradictory keeps it there.
 *   <li>The guard holds whatever the tables say.
 *   <li>A decision names its rule, its version, the facts used, and why each alternative was not
 *       taken.
 * </ol>
 *
 * It must never guess a fact, and never read a clock.
 */
@NullMarked
package nl.zorgrouter.rules.decide;

import org.jspecify.annotations.NullMarked;
