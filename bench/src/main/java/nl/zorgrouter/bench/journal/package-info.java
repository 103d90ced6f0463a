/** The journal under load: how long writing, copying and verifying take. */
@NullMarked
package nl.zorgrouter.bench.journal;

import org.jspecify.annotations.NullMarked;
