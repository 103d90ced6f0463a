/**
 * The guide to the services of a region over HTTP: their states and waits, the telephone lines that
 * were taken over, and finding a place for a patient; for systems, and a page for people.
 *
 * <ol>
 *   <li>Looking needs no name; changing does: {@link nl.zorgrouter.router.guide.Doorkeeper} says
 *       who asks and for which services he may speak.
 *   <li>A request that is wrong is refused whole, with everything that is wrong, as RFC 9457 says.
 *   <li>Nothing here is about a patient: a search is a municipality, a need, an age, and is not
 *       kept.
 * </ol>
 *
 * It must never decide, and never hold up a call: it reads a value, and changes go through the
 * router's loop.
 */
@NullMarked
package nl.zorgrouter.router.guide;

import org.jspecify.annotations.NullMarked;
