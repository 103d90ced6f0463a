/** The demonstration, seen in a real browser and over its own wire. */
@NullMarked
package nl.zorgrouter.router.demo;

import org.jspecify.annotations.NullMarked;
