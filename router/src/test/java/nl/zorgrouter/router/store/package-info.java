/** What the copy in the database promises, on a real PostgreSQL. */
@NullMarked
package nl.zorgrouter.router.store;

import org.jspecify.annotations.NullMarked;
