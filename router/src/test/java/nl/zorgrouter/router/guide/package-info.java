/** The guide, asked over HTTP without an exchange behind it. */
@NullMarked
package nl.zorgrouter.router.guide;

import org.jspecify.annotations.NullMarked;
