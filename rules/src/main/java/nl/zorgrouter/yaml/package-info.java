/**
 * Strict reading of YAML files that people write: every value with its place, every problem told,
 * nothing guessed.
 *
 * <ol>
 *   <li>What has the wrong form is told once and then read as something harmless, so that the rest
 *       of the file is read too. A file with a fault gives no result.
 *   <li>An unknown field is an error: it is mostly a field that was spelled wrong.
 * </ol>
 *
 * It must never open a file: bytes come in, values and findings go out.
 */
@NullMarked
package nl.zorgrouter.yaml;

import org.jspecify.annotations.NullMarked;
