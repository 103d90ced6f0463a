/**
 * Who saw or changed what by the door: lines of the log that NEN 7513 asks for.
 *
 * <ol>
 *   <li>Every change is a line, and every refusal; what somebody goes on looking at is one line in
 *       a quarter of an hour.
 *   <li>A line names a workplace, a call, a referral, a case or a service, never a telephone
 *       number.
 *   <li>Who knocks without a token cannot fill the log: after some lines a minute they are counted.
 * </ol>
 *
 * It must never refuse a request, and never keep one waiting.
 */
@NullMarked
package nl.zorgrouter.router.access;

import org.jspecify.annotations.NullMarked;
