/**
 * The door for professionals and their software: referrals, live calls, cases.
 *
 * <ol>
 *   <li>The contract stands first, in {@code openapi.yaml}; a test holds the routes against it.
 *   <li>Nobody comes in without a token; a token is kept as a digest, has a scope and ends by
 *       itself.
 *   <li>A request that is wrong is refused whole, with every field that is wrong named at once.
 *   <li>What may be sent to an exchange is made by the core from values that were checked here; no
 *       text of a request goes there as it is.
 * </ol>
 *
 * It must never decide about a call, and never log a number, a name or a place.
 */
@NullMarked
package nl.zorgrouter.router.api;

import org.jspecify.annotations.NullMarked;
