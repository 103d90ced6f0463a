/**
 * The router's mind: what is known of the exchanges, and what to do when something happens.
 *
 * <ol>
 *   <li>{@link nl.zorgrouter.router.core.RouterCore#step} is total: every input in every state
 *       gives a step, and the same input in the same state gives the same step.
 *   <li>A decision is made first and applied after; nothing is sent from here, only returned.
 *   <li>A question that cannot be decided gets no answer: the exchange itself then uses its
 *       fail-safe.
 *   <li>What was not expected is returned as a {@link nl.zorgrouter.router.core.Notice}, never
 *       passed over in silence.
 * </ol>
 *
 * It must never read a clock, roll dice, or touch a socket, a file or a thread.
 */
@NullMarked
package nl.zorgrouter.router.core;

import org.jspecify.annotations.NullMarked;
