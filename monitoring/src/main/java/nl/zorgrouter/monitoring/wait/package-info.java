/**
 * Who waits where and how long, and how each wait ended: accounting that closes.
 *
 * <ol>
 *   <li>A caller leaves a queue in exactly one way. For every queue and at every moment, those who
 *       came in are those who left, by outcome, plus those who wait.
 *   <li>Time is the exchange's own, to the microsecond. What the exchange only tells in whole
 *       seconds is marked as back-dated.
 *   <li>What cannot be known is said: a stretch without sight of an exchange is a gap, and a caller
 *       who left in it ends as an unknown gap.
 *   <li>A caller whom the router moves has not given up.
 * </ol>
 *
 * It must never read a clock, show an exchange's own counters as ours, or start at zero after a
 * lost connection.
 */
@NullMarked
package nl.zorgrouter.monitoring.wait;

import org.jspecify.annotations.NullMarked;
