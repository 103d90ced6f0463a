/**
 * What every route of the API shares: how a body is read, how a wrong request is answered, and in
 * which language.
 *
 * <ol>
 *   <li>A body is read field by field. What is wrong is noted with its pointer and reading goes on,
 *       so that a person repairs everything at once.
 *   <li>What is wrong is told as RFC 9457 problem details: a word for machines, a sentence for
 *       people in their language.
 *   <li>A control character is refused wherever it stands, and what came in never goes out as it
 *       came.
 * </ol>
 *
 * It must never know what a request is about.
 */
@NullMarked
package nl.zorgrouter.router.http;

import org.jspecify.annotations.NullMarked;
