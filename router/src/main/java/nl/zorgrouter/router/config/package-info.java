/**
 * What an engineer tells the router in zorgrouter.yaml: which node it is, its region, its
 * exchanges.
 *
 * <ol>
 *   <li>All problems of a file are told at once, each with its line, what was found and what was
 *       expected.
 *   <li>A configuration that exists is valid and never changes.
 *   <li>A secret never shows in a text of a configuration.
 * </ol>
 *
 * It must never connect to anything.
 */
@NullMarked
package nl.zorgrouter.router.config;

import org.jspecify.annotations.NullMarked;
