/**
 * Decision tables: columns with a domain, rows of conditions, and their meaning.
 *
 * <ol>
 *   <li>The meaning of a table is the row-by-row interpreter: the first row whose every cell holds.
 *   <li>No null reaches a table. Text that is not known is the value {@code "unknown"}; a number
 *       may be absent where its column says so.
 *   <li>What is faster must agree with the meaning, and is tested against it.
 * </ol>
 *
 * It must never know what a call or a region is.
 */
@NullMarked
package nl.zorgrouter.rules.table;

import org.jspecify.annotations.NullMarked;
