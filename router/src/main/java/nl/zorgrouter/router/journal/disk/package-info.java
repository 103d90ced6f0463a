/**
 * The journal on this machine's disk: segments of 16 MiB, numbers apart, one writer.
 *
 * <ol>
 *   <li>Who hands over an entry never waits and is never refused: what memory cannot hold while the
 *       disk does not take it is counted, alarmed, and written down as lost.
 *   <li>An entry is durable when the disk has confirmed it; entries are confirmed in groups, at
 *       most 20 ms after they were handed over on a disk that works.
 *   <li>One process at a time: the folder is locked.
 *   <li>Bytes that cannot be understood are put aside under a name that the journal tells, never
 *       thrown away.
 * </ol>
 *
 * It must never decide anything, and never be asked while a call waits.
 */
@NullMarked
package nl.zorgrouter.router.journal.disk;

import org.jspecify.annotations.NullMarked;
