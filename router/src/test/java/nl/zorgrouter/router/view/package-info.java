/** What a wallboard shows, held against what the router was told. */
@NullMarked
package nl.zorgrouter.router.view;

import org.jspecify.annotations.NullMarked;
