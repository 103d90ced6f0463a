/**
 * How fast an exchange is heard and answered, against Asterisk-Java's own connection and against a
 * bare socket, in one run on one machine.
 *
 * <ol>
 *   <li>Contestants take turns, and the first turn of each counts for nothing.
 *   <li>Both hear the same bytes, which a real Asterisk 22.10.1 sent.
 *   <li>What was lost is counted, not assumed.
 * </ol>
 *
 * It must never be part of the product.
 */
@NullMarked
package nl.zorgrouter.bench.telephony;

import org.jspecify.annotations.NullMarked;
