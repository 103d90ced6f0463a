/** The simulated exchange, without a socket and on a clock turned by hand. */
@NullMarked
package nl.zorgrouter.simulator.core;

import org.jspecify.annotations.NullMarked;
