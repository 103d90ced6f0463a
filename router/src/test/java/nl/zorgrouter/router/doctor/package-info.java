/** The doctor's checks, without an exchange. */
@NullMarked
package nl.zorgrouter.router.doctor;

import org.jspecify.annotations.NullMarked;
