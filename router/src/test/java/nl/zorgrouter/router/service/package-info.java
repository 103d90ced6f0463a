/** The state of services, tested with a region and a clock in hand. */
@NullMarked
package nl.zorgrouter.router.service;

import org.jspecify.annotations.NullMarked;
