/** What the session promises, seen from outside: bytes and times in, outputs out. */
@NullMarked
package nl.zorgrouter.telephony.ami;

import org.jspecify.annotations.NullMarked;
