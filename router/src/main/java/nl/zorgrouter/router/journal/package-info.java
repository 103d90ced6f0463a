/**
 * What the journal says and how it is written down: entries, their text, their chain, and the
 * replay of what they tell.
 *
 * <ol>
 *   <li>Every entry hangs on the one before it by a hash: one changed byte breaks the chain where
 *       it stands.
 *   <li>No telephone number is in an entry, only a commitment to one; who forgets the number leaves
 *       the chain whole.
 *   <li>Bytes of a newer version, or that make no sense, are told with their place and never
 *       guessed at.
 * </ol>
 *
 * It must never open a file, read a clock or roll dice.
 */
@NullMarked
package nl.zorgrouter.router.journal;

import org.jspecify.annotations.NullMarked;
