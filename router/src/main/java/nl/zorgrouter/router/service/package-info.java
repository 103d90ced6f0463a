/**
 * The state of services: who takes calls, since when, until when, who says so; what they wait, what
 * beds and skills they have, how old that knowledge is, and where a patient can go.
 *
 * <ol>
 *   <li>Whatever a person or a system says of a service has an end, and ends by itself.
 *   <li>One table, {@link nl.zorgrouter.router.service.Precedence}, says whose word goes first.
 *   <li>A request that is wrong in anything changes nothing, and is told everything that is wrong.
 *   <li>A stop is advice: it hides no service from a professional, and it is told to the
 *       neighbours.
 * </ol>
 *
 * It must never read a clock, decide where a call goes, or keep what is out of date as if it were
 * not.
 */
@NullMarked
package nl.zorgrouter.router.service;

import org.jspecify.annotations.NullMarked;
