/**
 * Other rules for a time of crisis: proved, approved by a second person, with a first and a last
 * moment, and gone by themselves.
 *
 * <ol>
 *   <li>A profile holds {@link nl.zorgrouter.rules.verify.VerifiedRules}: nothing unproved fits in.
 *   <li>What was approved is content, by its SHA-256: a table that was changed afterwards is not.
 *   <li>Every switch has a higher number, also the one back: old content, new number. A router that
 *       starts again never gives a lower one than it gave before.
 *   <li>Two profiles never hold at once.
 * </ol>
 *
 * It must never read a clock, and never outlast its last moment.
 */
@NullMarked
package nl.zorgrouter.router.crisis;

import org.jspecify.annotations.NullMarked;
