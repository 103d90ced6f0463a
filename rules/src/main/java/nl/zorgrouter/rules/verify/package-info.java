/**
 * What is proved about a rule set before it can reach a call.
 *
 * <ol>
 *   <li>Every question has one of three answers: proved, refuted with a case, or nobody knows
 *       within the budget. The last refuses activation as the second does.
 *   <li>Every case that is shown was run through the evaluator first.
 *   <li>{@link VerifiedRules} can be made here only, and only of a rule set without an error.
 *   <li>What cannot happen in a region (a line with another line's origin, a child of 80) proves
 *       nothing wrong and nothing right.
 * </ol>
 *
 * It must never call a property proved that was not asked of every case.
 */
@NullMarked
package nl.zorgrouter.rules.verify;

import org.jspecify.annotations.NullMarked;
