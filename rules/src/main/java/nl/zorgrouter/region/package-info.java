/**
 * A region as its administrators describe it: places, services, lines, opening hours, agreements
 * and what the codes of the triage systems mean.
 *
 * <ol>
 *   <li>A region that exists is whole: every reference leads somewhere, every municipality has a
 *       desk and an out-of-hours service.
 *   <li>The reader names every problem of the file at once, each with line and column.
 *   <li>Schedules are in local time of Europe/Amsterdam; what they are asked about is an instant.
 * </ol>
 *
 * It must never know a clock, a call or a rule, and never fill in what a file leaves out, unless
 * the field says what its absence means.
 */
@NullMarked
package nl.zorgrouter.region;

import org.jspecify.annotations.NullMarked;
