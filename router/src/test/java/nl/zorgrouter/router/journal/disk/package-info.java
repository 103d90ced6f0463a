/** What the journal promises about crashes, full disks and changed bytes. */
@NullMarked
package nl.zorgrouter.router.journal.disk;

import org.jspecify.annotations.NullMarked;
