package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.router.service.ServiceChange;

/**
 * What a router noted before it stopped, from which the next start takes what still counts.
 *
 * @param noted in the order in which it was written
 * @param said of services, in its order
 */
public record Recollection(List<Noted> noted, List<ServiceChange> said) {
  /** Nothing was known. */
  public static final Recollection NONE = new Recollection(List.of());

  /** One input holds no more than this: an entry of the journal has a limit. */
  private static final int MOST_AT_ONCE = 200;

  public Recollection {
    noted = List.copyOf(noted);
    said = List.copyOf(said);
  }

  /** One in which nothing was said of services. */
  public Recollection(List<Noted> noted) {
    this(noted, List.of());
  }

  /** The same, and what was said of services. */
  public Recollection saying(List<ServiceChange> all) {
    return new Recollection(noted, all);
  }

  /**
   * What is still to be known, as inputs of this start, in their order. Each memory is counted on
   * the new timer: what people lived in between is what the wall's clock says.
   */
  public List<Input.Recalled> at(Moment now) {
    Map<ReferralId, Memory.OfReferral> referrals = new LinkedHashMap<>();
    List<Memory> others = new ArrayList<>();
    for (Noted each : noted) {
      Duration more = more(each.moment(), now);
      for (Memory memory : each.memories()) {
        switch (memory.later(more)) {
          case Memory.OfReferral(var since, var referral) ->
              referrals.merge(
                  referral.id(),
                  new Memory.OfReferral(since, referral),
                  (first, last) -> new Memory.OfReferral(first.since(), last.referral()));
          case Memory.OfReply reply -> others.add(reply);
          case Memory.OfContact contact -> others.add(contact);
          case Memory.OfService change -> others.add(change);
        }
      }
    }
    others.removeIf(memory -> isOld(memory, now));
    referrals.values().removeIf(memory -> isOver(memory, now));
    others.addAll(referrals.values());
    Board.of(said)
        .changes()
        .forEach(change -> others.add(new Memory.OfService(now.lived(), change)));
    others.sort(java.util.Comparator.comparing(Memory::since));
    return inputs(others, now);
  }

  private static List<Input.Recalled> inputs(List<Memory> memories, Moment now) {
    List<Input.Recalled> inputs = new ArrayList<>();
    for (int from = 0; from < memories.size(); from += MOST_AT_ONCE) {
      int until = Math.min(memories.size(), from + MOST_AT_ONCE);
      inputs.add(new Input.Recalled(now, memories.subList(from, until)));
    }
    return inputs;
  }

  /** A wall's clock that was set back makes nothing younger. */
  private static Duration more(Moment then, Moment now) {
    Duration away = Duration.between(then.wall(), now.wall());
    Duration passed = away.isNegative() ? Duration.ZERO : away;
    return now.lived().minus(then.lived()).minus(passed);
  }

  private static boolean isOld(Memory memory, Moment now) {
    return now.lived().minus(memory.since()).compareTo(Referrals.KEPT) > 0;
  }

  private static boolean isOver(Memory.OfReferral memory, Moment now) {
    Referral referral = memory.referral();
    return isOld(memory, now) && !referral.isUnfinished(now.lived());
  }
}
