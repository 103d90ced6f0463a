/**
 * The command line: one class a command, exit codes 0 (fine), 1 (a finding or a difference), 2
 * (wrong use or unreadable input), 3 (environment).
 *
 * <ol>
 *   <li>What a person reads goes to standard output; what is wrong goes to standard error.
 *   <li>Every problem of an input is told at once, with file and line.
 * </ol>
 *
 * It must never show a stack trace, and never decide anything itself.
 */
@NullMarked
package nl.zorgrouter.router.command;

import org.jspecify.annotations.NullMarked;
