/**
 * The journals' copy in PostgreSQL, for reports and for longer than a disk of a router lasts.
 *
 * <ol>
 *   <li>Only what the router's own disk has confirmed is shipped, in its order, so that the copy is
 *       always a beginning of the journal.
 *   <li>Shipping again changes nothing; a visit has one outcome however many routers tell it, and
 *       an outcome that was seen takes the place of one that was not.
 *   <li>A database that is away, full or slow is tried again and again, and is an alarm.
 * </ol>
 *
 * It must never be asked while a call waits, and never hold up the journal.
 */
@NullMarked
package nl.zorgrouter.router.store;

import org.jspecify.annotations.NullMarked;
