/**
 * What rules would have done with past cases.
 *
 * <ol>
 *   <li>Every case is decided anew, with its own time and its own services; what is quicker here
 *       than for a live call is held against it by a test.
 *   <li>Only counts are kept, never a case.
 * </ol>
 *
 * It must never change a rule or a call.
 */
@NullMarked
package nl.zorgrouter.rules.replay;

import org.jspecify.annotations.NullMarked;
