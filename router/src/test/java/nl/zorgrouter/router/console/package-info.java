/** What is served, held to what a browser needs of it. */
@NullMarked
package nl.zorgrouter.router.console;

import org.jspecify.annotations.NullMarked;
