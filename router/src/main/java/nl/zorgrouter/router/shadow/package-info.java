/**
 * What a router would have done, had it not only watched.
 *
 * <ol>
 *   <li>The deciding itself is the core's, with the rules and the waits that a router would have; a
 *       shadow has no rules of its own.
 *   <li>A call is decided about once, when it comes in. What a caller would have said later, to a
 *       menu or a nurse, nobody knows, and it is not made up.
 *   <li>A 112 call is never asked about here either.
 *   <li>Calls on no known line are counted too: a silent rest would make every figure look whole.
 * </ol>
 *
 * It must never lead to a command.
 */
@NullMarked
package nl.zorgrouter.router.shadow;

import org.jspecify.annotations.NullMarked;
