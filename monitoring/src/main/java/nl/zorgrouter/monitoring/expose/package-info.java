/**
 * What Prometheus and a health check can ask: the figures, their names, and the page they stand on.
 *
 * <ol>
 *   <li>Every figure is in {@link nl.zorgrouter.monitoring.expose.Metric}; dashboards and alerts
 *       may use no other name.
 *   <li>A label has few values: exchange, queue, class, outcome. Every service norm is an edge of
 *       the buckets, so each percentage is exact.
 *   <li>What ages is shown as the moment it began, by the router's clock, so that a frozen router
 *       looks worse, not better.
 *   <li>What an alarm counts stands at 0 before it happens, where it is known that it can.
 * </ol>
 *
 * It must never put a person's number or name in a label, and it opens no socket.
 */
@NullMarked
package nl.zorgrouter.monitoring.expose;

import org.jspecify.annotations.NullMarked;
