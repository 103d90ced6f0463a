/**
 * How many people call, when, and for how long they talk: the shape of a week in a region.
 *
 * <ol>
 *   <li>Every figure names its source or says that it is an assumption.
 *   <li>Seeded: the same seed gives the same week.
 *   <li>Times are local times of Europe/Amsterdam.
 * </ol>
 *
 * It must never read a clock, and never be used for anything but a simulation.
 */
@NullMarked
package nl.zorgrouter.simulator.traffic;

import org.jspecify.annotations.NullMarked;
