package nl.zorgrouter.region;

import java.util.OptionalInt;

/**
 * Beyond which a service is not offered.
 *
 * @param waiting at this many callers in its queue it is full; from 1
 * @param waitSeconds at this expected wait it is too long; from 1
 */
public record Limits(OptionalInt waiting, OptionalInt waitSeconds) {}
