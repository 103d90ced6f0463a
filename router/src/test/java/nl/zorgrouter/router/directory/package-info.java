/** Region directories with faults, and what is told of them. */
@NullMarked
package nl.zorgrouter.router.directory;

import org.jspecify.annotations.NullMarked;
