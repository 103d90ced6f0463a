/**
 * What rules would have done with past cases.
 *
 * <ol>
 *   <li>Every case is decided anew, with its own time and its own services, by the code that
 *       decides live calls.
 *   <li>Only counts are kept, never a case.
 * </ol>
 *
 * It must never change a rule or a call.
 */
@NullMarked
package nl.zorgrouter.rules.replay;

import org.jspecify.annotations.NullMarked;
