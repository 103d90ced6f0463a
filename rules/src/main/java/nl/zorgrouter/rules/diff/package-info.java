/**
 * What a change of a table changes: not which cells, but which cases.
 *
 * <ol>
 *   <li>A difference is a set of cases with an old row, a new row and an example; together they are
 *       exactly the cases that are answered otherwise.
 *   <li>Two tables that answer every case alike have no difference, however they are written.
 * </ol>
 *
 * It must never leave out a difference without saying that the budget was spent.
 */
@NullMarked
package nl.zorgrouter.rules.diff;

import org.jspecify.annotations.NullMarked;
