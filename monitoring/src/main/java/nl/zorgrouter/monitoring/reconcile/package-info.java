/**
 * Our visits against the exchange's own {@code queue_log}: per queue and outcome theirs, ours, and
 * why they differ.
 *
 * <ol>
 *   <li>A log of any size is read line by line; what is kept is bounded by a window of time.
 *   <li>Each difference has a reason, and a reason that is not known is called unexplained.
 *   <li>Lines that cannot be read are told with their number, never skipped in silence.
 * </ol>
 *
 * It must never write to a log, open a file, or bend a figure until it agrees.
 */
@NullMarked
package nl.zorgrouter.monitoring.reconcile;

import org.jspecify.annotations.NullMarked;
