/** The translation, against what a real exchange said and against Asterisk-Java's own reading. */
@NullMarked
package nl.zorgrouter.telephony.asterisk;

import org.jspecify.annotations.NullMarked;
