/**
 * What a wallboard shows: lines, the rows that decided, services with their waits, callers with
 * their clocks, and whatever is not as it should be.
 *
 * <ol>
 *   <li>All instants of a {@link nl.zorgrouter.router.view.Picture} are of the router's wall clock:
 *       what an exchange tells by its own clock is set right first.
 *   <li>A caller's number never leaves this package whole.
 *   <li>What is kept is bounded: it goes with the call, or with the hour.
 * </ol>
 *
 * It must never read a clock, and never make anything better than it is known to be: an exchange
 * that is out of sight is shown as such.
 */
@NullMarked
package nl.zorgrouter.router.view;

import org.jspecify.annotations.NullMarked;
