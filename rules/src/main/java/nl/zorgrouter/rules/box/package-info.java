/**
 * Questions about tables as subtraction of boxes: a row is a box in the space of its inputs, and
 * what is left of a box after taking others away answers the question.
 *
 * <ol>
 *   <li>Nothing left means: for every value of every input. Something left is a concrete case.
 *   <li>Every question has a budget of steps; when it is spent the answer is that nobody knows.
 * </ol>
 *
 * It must never guess: a question that ran out of budget is not a yes.
 */
@NullMarked
package nl.zorgrouter.rules.box;

import org.jspecify.annotations.NullMarked;
