/**
 * What is wrong with something that a person wrote: a region file, a rule table, a configuration, a
 * case.
 *
 * <ol>
 *   <li>A reader never stops at the first problem; it returns all of them.
 *   <li>A finding says what was found, what was expected and where, in Dutch and in English.
 * </ol>
 *
 * It must never carry an exception or the name of a class.
 */
@NullMarked
package nl.zorgrouter.finding;

import org.jspecify.annotations.NullMarked;
