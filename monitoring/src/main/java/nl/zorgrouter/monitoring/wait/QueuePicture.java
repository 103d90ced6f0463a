package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.call.QueueName;

/**
 * One queue at one moment.
 *
 * @param inSync whether the exchange is in sight; if not, this is how it was at {@code asOf}
 * @param asOf the last moment of the exchange's clock that is known
 * @param waiting who waits, longest first
 * @param leaving how many have left a moment ago while the reason is not known yet
 * @param classes the classes that were ever seen here, so that a class without callers can show 0
 * @param members how many members there are by availability; a missing key is none
 * @param ledger what came in and what left since the start of this router
 * @param drift callers by our account minus callers by the exchange's last count; 0 is right
 */
public record QueuePicture(
    PbxId pbx,
    QueueName queue,
    boolean inSync,
    Instant asOf,
    List<WaitingPerson> waiting,
    int leaving,
    Set<CallClass> classes,
    Map<Availability, Integer> members,
    Ledger ledger,
    int drift) {
  public QueuePicture {
    waiting = List.copyOf(waiting);
    classes = Set.copyOf(classes);
    members = Map.copyOf(members);
  }

  /** Since when the one who waits longest has waited; empty when nobody waits. */
  public Optional<Instant> oldestSince() {
    return waiting.stream().map(WaitingPerson::since).min(Instant::compareTo);
  }

  /** How many members are in that state. */
  public int members(Availability availability) {
    return members.getOrDefault(availability, 0);
  }

  /** Entered minus outcomes minus waiting: 0, or the accounting is broken. */
  public long imbalance() {
    return ledger.entered() - ledger.left() - waiting.size() - leaving;
  }
}
