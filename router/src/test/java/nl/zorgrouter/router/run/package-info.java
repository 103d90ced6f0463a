/** The running router, with a disk that a test holds in its hand. */
@NullMarked
package nl.zorgrouter.router.run;

import org.jspecify.annotations.NullMarked;
