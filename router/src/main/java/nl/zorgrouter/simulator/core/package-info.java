/**
 * A telephone exchange that behaves like Asterisk and exists only in memory: it runs the very
 * dialplan, queues and feature codes that the real exchange runs, on a clock that is handed in.
 *
 * <ol>
 *   <li>Time arrives with each input; the exchange says when it wants to be woken.
 *   <li>The same inputs at the same instants give the same outputs, to the byte.
 *   <li>What people do (dial, answer, press, hang up) and what clients say are inputs; events,
 *       responses and ringing telephones are outputs.
 *   <li>Two clocks: the wire's, real to every client, and the people's, which may run faster. What
 *       the exchange tells (moments, waits, ages, talks) is of the wire's clock alone, as a real
 *       exchange has only one; how long people talk, ring and have patience is of theirs.
 * </ol>
 *
 * It must never read a clock, a file or a socket, and never know a router: whoever speaks AMI is a
 * client.
 */
@NullMarked
package nl.zorgrouter.simulator.core;

import org.jspecify.annotations.NullMarked;
