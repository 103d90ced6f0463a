/**
 * The edge of {@code run --observe}: real waits and shadow decisions, as a user who may change
 * nothing.
 *
 * <ol>
 *   <li>Its links are {@link nl.zorgrouter.telephony.link.PbxWatch}es: there is no way to send a
 *       command through them.
 *   <li>It holds no lease, so no exchange ever waits for it.
 *   <li>Its figures stand under the same names as a router's; what it would have decided stands
 *       apart.
 * </ol>
 *
 * It must never be given a link that can send.
 */
@NullMarked
package nl.zorgrouter.router.observe;

import org.jspecify.annotations.NullMarked;
