/**
 * DMN files: bytes to decision tables and back.
 *
 * <ol>
 *   <li>Read are DMN 1.3, 1.4 and 1.5; written is 1.3, which every editor opens.
 *   <li>A cell holds S-FEEL unary tests with literals and nothing more: a language in which every
 *       question about a table has an answer.
 *   <li>A reader names every problem at once, each with file, line, table, row, column and
 *       position.
 *   <li>Hostile input is refused by size, depth and count before it costs anything.
 * </ol>
 *
 * It must never resolve a DTD, an entity or an address, and never repair what a person wrote.
 */
@NullMarked
package nl.zorgrouter.rules.dmn;

import org.jspecify.annotations.NullMarked;
