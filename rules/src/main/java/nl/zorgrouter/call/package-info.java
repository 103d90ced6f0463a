/**
 * The words of the telephone world: exchanges, calls, queues, tickets, and what happens to a call.
 *
 * <ol>
 *   <li>Every type is a value; a value that exists is valid.
 *   <li>Times come from the exchange's own clock, to the microsecond.
 *   <li>Nothing here knows how an exchange is spoken to, or what a rule is.
 * </ol>
 *
 * It must never read a clock, a file or a socket.
 */
@NullMarked
package nl.zorgrouter.call;

import org.jspecify.annotations.NullMarked;
