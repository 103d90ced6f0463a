package nl.zorgrouter.rules.replay;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Destination;
import nl.zorgrouter.rules.decide.QuickDecider;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.Verdict;

/**
 * Past cases decided by two rule sets, counted. The counts do not depend on the order of the cases.
 * Not for several threads at once.
 */
public final class Replay {
  /** Where a case that stays is counted. */
  public static final String STAYS = "(stays)";

  private final QuickDecider before;
  private final Optional<QuickDecider> after;
  private final Map<Move, Long> moves = new HashMap<>();
  private final Map<String, Load[]> loads = new HashMap<>();
  private long cases;
  private long moved;

  /**
   * Nothing was replayed yet.
   *
   * @param before the rules that hold
   * @param after the rules that would hold; empty to see the load alone
   */
  public Replay(RuleSet before, Optional<RuleSet> after) {
    this.before = QuickDecider.of(before);
    this.after = after.map(this.before::beside);
  }

  /** Decides one past case by both rule sets. */
  public void add(CaseFacts facts) {
    String from = destination(before.decide(facts));
    String to = after.isPresent() ? destination(after.get().decide(facts)) : from;
    int hour = facts.at().atZone(Hours.ZONE).getHour();
    cases++;
    hours(from)[hour].before++;
    hours(to)[hour].after++;
    if (!from.equals(to)) {
      moved++;
      moves.merge(new Move(from, to), 1L, Long::sum);
    }
  }

  /** Adds what another replay by the same rules counted. */
  public void add(Replay other) {
    cases += other.cases;
    moved += other.moved;
    other.moves.forEach((move, count) -> moves.merge(move, count, Long::sum));
    other.loads.forEach((service, load) -> {
      Load[] own = hours(service);
      for (int hour = 0; hour < own.length; hour++) {
        own[hour].before += load[hour].before;
        own[hour].after += load[hour].after;
      }
    });
  }

  /** How many cases were replayed. */
  public long cases() {
    return cases;
  }

  /** How many of them would go elsewhere. */
  public long moved() {
    return moved;
  }

  /** How many cases would move, from where to where. */
  public SortedMap<Move, Long> moves() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(moves));
  }

  /** How many cases each service has in each hour of the day, where it has any. */
  public SortedMap<Slot, Load> loads() {
    SortedMap<Slot, Load> all = new TreeMap<>();
    loads.forEach((service, hours) -> {
      for (int hour = 0; hour < hours.length; hour++) {
        if (hours[hour].before + hours[hour].after > 0) {
          all.put(new Slot(service, hour), hours[hour]);
        }
      }
    });
    return Collections.unmodifiableSortedMap(all);
  }

  private Load[] hours(String service) {
    Load[] known = loads.get(service);
    if (known == null) {
      known = new Load[24];
      for (int hour = 0; hour < known.length; hour++) {
        known[hour] = new Load();
      }
      loads.put(service, known);
    }
    return known;
  }

  private static String destination(Verdict verdict) {
    return verdict.destination().map(Destination::service).orElse(STAYS);
  }

  /**
   * A change of destination.
   *
   * @param from the service that has the case
   * @param to the service that would have it
   */
  public record Move(String from, String to) implements Comparable<Move> {
    @Override
    public int compareTo(Move other) {
      int byFrom = from.compareTo(other.from);
      return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
  }

  /**
   * An hour of the day at a service.
   *
   * @param service its id, or {@link #STAYS}
   * @param hour 0 to 23, by the wall clock in the Netherlands
   */
  public record Slot(String service, int hour) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byService = service.compareTo(other.service);
      return byService != 0 ? byService : Integer.compare(hour, other.hour);
    }
  }

  /** How many cases, by the old rules and by the new. */
  public static final class Load {
    private long before;
    private long after;

    /** By the rules that hold. */
    public long before() {
      return before;
    }

    /** By the rules that would hold. */
    public long after() {
      return after;
    }
  }
}
