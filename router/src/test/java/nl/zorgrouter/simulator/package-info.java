/** The simulated region with its people, at work. */
@NullMarked
package nl.zorgrouter.simulator;

import org.jspecify.annotations.NullMarked;
