/**
 * What the next caller of a queue will probably wait, and how sure that is.
 *
 * <ol>
 *   <li>The formula is written at {@link nl.zorgrouter.monitoring.estimate.WaitEstimator} and uses
 *       nothing but what was measured in this queue.
 *   <li>An estimate is a range; "no reliable estimate" is an answer, with its reason.
 *   <li>Every estimate is held against what then happened; a queue whose estimates keep missing
 *       loses them.
 * </ol>
 *
 * It must never read a clock, and never let a bare number stand for a guess.
 */
@NullMarked
package nl.zorgrouter.monitoring.estimate;

import org.jspecify.annotations.NullMarked;
