/**
 * The edge that looks: asks each exchange what the doctor wants to know, and reads its files where
 * they can be reached.
 *
 * <ol>
 *   <li>It only looks. It has no way to send an action that changes an exchange, by type.
 *   <li>What it could not see it says, with the reason; it fills nothing in.
 *   <li>It never shows a secret: of a configuration file only what a check asks for leaves it.
 * </ol>
 *
 * It must never judge what it saw.
 */
@NullMarked
package nl.zorgrouter.router.exam;

import org.jspecify.annotations.NullMarked;
