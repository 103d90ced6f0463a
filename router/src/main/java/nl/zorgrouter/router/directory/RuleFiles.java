package nl.zorgrouter.router.directory;

import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.verify.Contents;
import nl.zorgrouter.rules.verify.RegionProperties;

/**
 * What a region directory holds.
 *
 * @param rules the directory of services and both tables; not proved
 * @param properties the region's own
 * @param contents the name of the bytes that were read
 */
public record RuleFiles(RuleSet rules, RegionProperties properties, Contents contents) {}
