/**
 * Region directories on disk: {@code region.yaml} and the two tables under {@code rules/}.
 *
 * <ol>
 *   <li>Reading gives a rule set, or every problem of every file at once.
 *   <li>What was read is not proved; it may be explained and checked, never run.
 * </ol>
 *
 * It must never write.
 */
@NullMarked
package nl.zorgrouter.router.directory;

import org.jspecify.annotations.NullMarked;
