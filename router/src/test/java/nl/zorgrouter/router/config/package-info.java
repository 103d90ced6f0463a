/** The configuration, read well and read wrong. */
@NullMarked
package nl.zorgrouter.router.config;

import org.jspecify.annotations.NullMarked;
