/**
 * The manager interface of Asterisk without a socket: bytes in, messages out, and the state machine
 * of one connection.
 *
 * <ol>
 *   <li>Time is an input. Every call says what time it is, in nanoseconds of one running clock;
 *       only differences count.
 *   <li>What the session wants done comes back as a list of {@link
 *       nl.zorgrouter.telephony.ami.Output}; nothing happens by itself.
 *   <li>One object lives as long as one connection. After the first fault it is closed for good.
 *   <li>The exchange's faults are values ({@link nl.zorgrouter.telephony.ami.PeerFault}); ours are
 *       exceptions, because a program that is wrong must be corrected.
 *   <li>Every size has a limit with a name ({@link nl.zorgrouter.telephony.ami.AmiLimits}), and
 *       reaching it is a fault or an outcome, never silence.
 *   <li>Only what {@link nl.zorgrouter.telephony.ami.AllowedAction} lists can be sent, and no value
 *       can carry a line end.
 *   <li>Every submission ends exactly once.
 * </ol>
 *
 * It must never read a clock, open a socket, start a thread, or know what a call is.
 */
@NullMarked
package nl.zorgrouter.telephony.ami;

import org.jspecify.annotations.NullMarked;
