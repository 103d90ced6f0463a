package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.estimate.Estimate;
import nl.zorgrouter.region.Norm;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.router.service.Announcement;

/**
 * A service, or a queue that belongs to none.
 *
 * @param type empty for a queue that belongs to no service
 * @param said what somebody said of its state, as long as it holds
 * @param open whether its hours say so; true for a queue that belongs to no service
 * @param change when that next changes
 * @param waiting how many wait there
 * @param talking how many speak with somebody there
 * @param oldest since when the one who waits longest has waited
 * @param desk who answers there; empty when its queue is not seen
 * @param norm how quickly it means to answer
 * @param silent whether its exchange is out of sight, so that all this is how it was
 */
public record ServiceView(
    String id,
    Sentence name,
    Optional<ServiceType> type,
    Optional<Announcement> said,
    boolean open,
    Optional<Instant> change,
    int waiting,
    int talking,
    Optional<Instant> oldest,
    Optional<Desk> desk,
    Optional<Norm> norm,
    boolean silent) {
  /**
   * Who answers.
   *
   * @param free members whom a call can ring now
   * @param busy members who have a call
   * @param estimate what the next caller will probably wait
   * @param asOf when this was known
   */
  public record Desk(int free, int busy, Estimate estimate, Instant asOf) {}

  /** Whether it is open and seen, and nobody is there to answer. */
  boolean isDeserted() {
    return open && !silent && desk.filter(there -> there.free() + there.busy() == 0).isPresent();
  }
}
