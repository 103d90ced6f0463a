/**
 * The simulated exchange at the end of a real wire: AMI over TCP, driven by the real clock, with
 * the people of a region who dial, answer and hang up.
 *
 * <ol>
 *   <li>It listens on loopback only.
 *   <li>It runs the configuration files of the real exchange; nothing about lines, targets or
 *       queues is written twice.
 *   <li>One event loop owns an exchange.
 * </ol>
 *
 * It must never know the router's inside: it is the other end of the wire.
 */
@NullMarked
package nl.zorgrouter.simulator;

import org.jspecify.annotations.NullMarked;
