/** The router's mind, held to its promises without an exchange. */
@NullMarked
package nl.zorgrouter.router.api;

import org.jspecify.annotations.NullMarked;
