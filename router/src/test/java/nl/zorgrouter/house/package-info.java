/** The house rules, checked: layers, clocks, sizes, words. */
@NullMarked
package nl.zorgrouter.house;

import org.jspecify.annotations.NullMarked;
