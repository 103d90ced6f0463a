/**
 * Domains cut into classes: two values in one class are the same to every cell in question.
 *
 * <ol>
 *   <li>A table uses few constants, so a domain of any size becomes a handful of classes.
 *   <li>Nothing is lost: what holds for the example of a class holds for every value in it.
 * </ol>
 *
 * It must never judge a value that lies outside its domain.
 */
@NullMarked
package nl.zorgrouter.rules.partition;

import org.jspecify.annotations.NullMarked;
