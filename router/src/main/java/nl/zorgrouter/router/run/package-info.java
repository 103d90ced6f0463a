/**
 * The edge that runs the router's mind: one event loop, the links to the exchanges, the clock.
 *
 * <ol>
 *   <li>One writer: only {@link nl.zorgrouter.router.run.RouterLoop} holds the state, on one event
 *       loop.
 *   <li>Step, keep the state, send the commands, tell the observers: in that order, nothing more.
 *   <li>No observer can delay or fail a call.
 * </ol>
 *
 * It must never decide: what to do is the core's.
 */
@NullMarked
package nl.zorgrouter.router.run;

import org.jspecify.annotations.NullMarked;
