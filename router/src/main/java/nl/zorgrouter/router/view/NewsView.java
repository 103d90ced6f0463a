package nl.zorgrouter.router.view;

import java.time.Instant;
import nl.zorgrouter.router.service.Tidings;

/**
 * Something that was said of a service.
 *
 * @param tidings what, and whom it concerns
 * @param at when it began or was over, by the router's wall clock
 */
public record NewsView(Tidings tidings, Instant at) {}
