package nl.zorgrouter.region;

import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;

/**
 * One service of the directory.
 *
 * @param id stays; names it in decisions and reports
 * @param name as people say it
 * @param type what kind it is
 * @param coverage municipalities and areas whose patients it serves
 * @param hours when it is open
 * @param endpoint how it is reached
 * @param accepts which cases it takes
 * @param limits beyond which it is not offered
 * @param expertise what it can do, as the region's own words
 * @param norm how quickly it means to answer
 * @param contact a function or desk to speak to about the service, never a person
 */
public record Service(
    String id,
    Sentence name,
    ServiceType type,
    List<String> coverage,
    Hours hours,
    Endpoint endpoint,
    Accepts accepts,
    Limits limits,
    List<String> expertise,
    Optional<Norm> norm,
    Optional<Sentence> contact) {
  public Service {
    coverage = List.copyOf(coverage);
    expertise = List.copyOf(expertise);
  }

  /** Whether it serves patients of that municipality. */
  public boolean covers(Municipality municipality) {
    return coverage.stream().anyMatch(municipality::isIn);
  }
}
