/**
 * The promises of the dialplan, and of the router as a process, seen on a real Asterisk.
 *
 * <p>What stands in {@code docker/asterisk/etc} runs on exchanges that {@code docker/asterisk/lab}
 * starts on loopback. The tests speak to them with a client of their own and judge by what the
 * exchange itself says: nothing of the product's telephony code is used here, so a fault in it
 * cannot hide itself.
 */
@NullMarked
package nl.zorgrouter.lab;

import org.jspecify.annotations.NullMarked;
