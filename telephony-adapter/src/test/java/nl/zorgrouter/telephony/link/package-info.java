/** The link against an exchange made of a server socket that can do all that goes wrong. */
@NullMarked
package nl.zorgrouter.telephony.link;

import org.jspecify.annotations.NullMarked;
