/** The week's shape, checked against its sources. */
@NullMarked
package nl.zorgrouter.simulator.traffic;

import org.jspecify.annotations.NullMarked;
