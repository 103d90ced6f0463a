/**
 * The connection to an exchange: the edge where the session meets a socket, a clock and dice.
 *
 * <ol>
 *   <li>One {@link nl.zorgrouter.telephony.link.PbxLink} for one exchange; all of it runs on one
 *       event loop, so there are no locks, and nothing here blocks that loop.
 *   <li>One connection is one object with a number, its epoch. What an old one still hears is not
 *       heard.
 *   <li>News goes straight to the listener, on the loop: there is no queue that could drop. A slow
 *       listener slows the reading, and the exchange keeps what we have not read.
 *   <li>Losing the exchange is news, and so is having it back, with all it says of itself.
 *   <li>Every command ends exactly once.
 *   <li>It tries again for ever.
 * </ol>
 *
 * It must never interpret an event, decide anything about a call, or give up.
 */
@NullMarked
package nl.zorgrouter.telephony.link;

import org.jspecify.annotations.NullMarked;
