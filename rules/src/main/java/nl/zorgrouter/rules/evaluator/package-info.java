/**
 * The evaluator that meets calls: a table as bits.
 *
 * <ol>
 *   <li>Each class of each input has one bit a row; the answer is the first bit that all inputs
 *       share (Lakshman and Stiliadis, 1998).
 *   <li>It means what the row-by-row interpreter means, and is compared with it on random tables.
 * </ol>
 *
 * It must never answer for a value outside its domain.
 */
@NullMarked
package nl.zorgrouter.rules.evaluator;

import org.jspecify.annotations.NullMarked;
