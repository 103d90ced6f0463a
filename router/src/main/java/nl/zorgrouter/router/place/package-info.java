/**
 * Finding a place for a patient, for the professional who looks for one.
 *
 * <ol>
 *   <li>A list in order of fit; each place says why it stands where it stands.
 *   <li>A stop, a closed door, an age that is not served: shown, with its reason and its end, and
 *       never hidden. The professional chooses.
 *   <li>Every figure has its age; what is not known is said to be unknown.
 * </ol>
 *
 * It must never decide for the professional, read a clock, or send a call.
 */
@NullMarked
package nl.zorgrouter.router.place;

import org.jspecify.annotations.NullMarked;
