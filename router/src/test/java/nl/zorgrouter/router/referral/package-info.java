/** The router's mind, held to its promises without an exchange. */
@NullMarked
package nl.zorgrouter.router.referral;

import org.jspecify.annotations.NullMarked;
