/** What a watching router counts, without an exchange. */
@NullMarked
package nl.zorgrouter.router.shadow;

import org.jspecify.annotations.NullMarked;
