/**
 * What only the demonstration has: the people's clock between the wire and the router, a switch on
 * every link, a witness who counts apart from everybody, and the buttons of the page.
 *
 * <ol>
 *   <li>The router is the one of the service: nothing of it is replaced, it is only told another
 *       time of day.
 *   <li>The witness reads; he has no right to change anything.
 *   <li>The buttons answer on loopback only, and only to the page itself.
 * </ol>
 *
 * It must never be used for a real exchange.
 */
@NullMarked
package nl.zorgrouter.router.demo;

import org.jspecify.annotations.NullMarked;
