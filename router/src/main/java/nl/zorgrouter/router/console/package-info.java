/**
 * What people and machines see over HTTP: figures, health, and the live page.
 *
 * <ol>
 *   <li>Liveness speaks of this process only; a lost exchange or database is a matter of readiness.
 *   <li>No page asks anything of another host.
 * </ol>
 *
 * It must never hold up a call: it reads values that the router's loop hands out.
 */
@NullMarked
package nl.zorgrouter.router.console;

import org.jspecify.annotations.NullMarked;
