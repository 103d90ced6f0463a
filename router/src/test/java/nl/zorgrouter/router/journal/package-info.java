/** What the journal promises about its entries, its chain and its replay. */
@NullMarked
package nl.zorgrouter.router.journal;

import org.jspecify.annotations.NullMarked;
