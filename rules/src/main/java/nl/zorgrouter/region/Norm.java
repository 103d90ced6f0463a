package nl.zorgrouter.region;

/**
 * How quickly a service means to answer; shown, never decided on.
 *
 * @param seconds from entering the queue
 * @param percent of the calls, 1 to 100
 */
public record Norm(int seconds, int percent) {}
