/** Profiles, tested with a clock in hand. */
@NullMarked
package nl.zorgrouter.router.crisis;

import org.jspecify.annotations.NullMarked;
