/**
 * What is wrong with an exchange, in plain words: what was seen goes in, findings come out.
 *
 * <ol>
 *   <li>Nothing is called fine that was not seen. What could not be looked at is a finding of its
 *       own, and says how to let us look.
 *   <li>All findings at once, each with its place, what was found, what was expected and what to
 *       do.
 *   <li>An error is something by which a caller, a promise or a figure can be lost; a warning is a
 *       choice that a site should make knowingly.
 *   <li>A check looks at one thing and knows nothing of the others.
 * </ol>
 *
 * It must never connect, read a file or a clock, or change anything on an exchange.
 */
@NullMarked
package nl.zorgrouter.router.doctor;

import org.jspecify.annotations.NullMarked;
