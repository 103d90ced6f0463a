/**
 * Service levels: what share was answered in time, by a definition that stands beside the figure.
 *
 * <ol>
 *   <li>A definition is data with a version. It says who counts, on which clock, against which
 *       norms; a new one can be applied backwards, because the visits themselves are kept.
 *   <li>Percentiles are exact: the wait of a real caller, never an average of averages.
 *   <li>Periods are cut in Europe/Amsterdam, with days of 23 and 25 hours and shifts over midnight;
 *       nothing restarts at 0:00.
 *   <li>A figure says how complete it is.
 *   <li>Who still waits is part of it: over the limit of a norm he counts, and as long as he can
 *       turn a verdict there is none.
 * </ol>
 *
 * It must never read a clock, and never clamp or round a share to make it look right.
 */
@NullMarked
package nl.zorgrouter.monitoring.level;

import org.jspecify.annotations.NullMarked;
