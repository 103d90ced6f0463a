/**
 * Asterisk's words and ours: messages of the manager interface to Asterisk-Java's event classes to
 * the domain's events, and the domain's commands to Asterisk-Java's action classes to requests.
 *
 * <ol>
 *   <li>Asterisk-Java is the vocabulary: its classes name what Asterisk says. Its connection, its
 *       reflection and its rewriting of words such as {@code none} to nothing are not used.
 *   <li>Every table here is written by hand: a header that is not in it stays in the raw message.
 *   <li>An event without a place here is named and counted, never an exception.
 *   <li>A value that cannot be read makes the event {@code Unreadable}; nothing is guessed.
 * </ol>
 *
 * It must never decide anything about a call, read a clock, or send.
 */
@NullMarked
package nl.zorgrouter.telephony.asterisk;

import org.jspecify.annotations.NullMarked;
