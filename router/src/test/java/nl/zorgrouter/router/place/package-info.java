/** Finding a place, tested with the region that ships with the product. */
@NullMarked
package nl.zorgrouter.router.place;

import org.jspecify.annotations.NullMarked;
