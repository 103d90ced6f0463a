package nl.zorgrouter.rules.replay;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decider;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.RuleSet;

/** Past cases decided by two rule sets, counted. Not for several threads at once. */
public final class Replay {
  /** Where a case that stays is counted. */
  public static final String STAYS = "(stays)";

  private final RuleSet before;
  private final Optional<RuleSet> after;
  private final Map<Move, Long> moves = new TreeMap<>();
  private final Map<Slot, Load> loads = new TreeMap<>();
  private long cases;
  private long moved;

  /**
   * Nothing was replayed yet.
   *
   * @param before the rules that hold
   * @param after the rules that would hold; empty to see the load alone
   */
  public Replay(RuleSet before, Optional<RuleSet> after) {
    this.before = before;
    this.after = after;
  }

  /** Decides one past case by both rule sets. */
  public void add(CaseFacts facts) {
    String from = destination(Decider.decide(before, facts));
    String to = after.map(rules -> destination(Decider.decide(rules, facts))).orElse(from);
    int hour = facts.at().atZone(Hours.ZONE).getHour();
    cases++;
    loads.computeIfAbsent(new Slot(from, hour), _ -> new Load()).before++;
    loads.computeIfAbsent(new Slot(to, hour), _ -> new Load()).after++;
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
    other.loads.forEach((slot, load) -> {
      Load own = loads.computeIfAbsent(slot, _ -> new Load());
      own.before += load.before;
      own.after += load.after;
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
  public Map<Move, Long> moves() {
    return Collections.unmodifiableMap(moves);
  }

  /** How many cases each service has in each hour of the day, before and after. */
  public Map<Slot, Load> loads() {
    return Collections.unmodifiableMap(loads);
  }

  private static String destination(Decision decision) {
    return decision.onward().map(each -> each.destination().service()).orElse(STAYS);
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
