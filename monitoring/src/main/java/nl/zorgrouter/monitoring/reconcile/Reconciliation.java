package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;

/**
 * Holds our visits of one exchange against its log. Both come in the order in which they ended;
 * what is kept lies within ten minutes, however long the log is. Only the stretch that the log
 * covers is compared.
 */
public final class Reconciliation {
  /** Two records of one end lie closer together than this. */
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** The log counts whole seconds; a wait that differs by more is told. */
  private static final Duration SECOND = Duration.ofMillis(1_001);

  /** The log's time is cut to the second, so its first second began before its first line. */
  private static final Duration CUT = Duration.ofSeconds(1);

  /** So many records of each side are held at most, should a log tell them all of one moment. */
  private static final int MOST_HELD = 50_000;

  /** More are not looked at within ten minutes of log. */
  private static final int MOST_RESTARTS = 100;

  private record Key(QueueName queue, Outcome outcome) {}

  private static final class Counts {
    private long theirs;
    private long ours;
    private final Map<Why, Long> whys = new EnumMap<>(Why.class);

    void differs(Why why) {
      whys.merge(why, 1L, Long::sum);
    }
  }

  private final Iterator<Visit> ourVisits;
  private final Sightings sightings;
  private final NavigableSet<Instant> restarts = new TreeSet<>();
  private Optional<Visit> nextOurs = Optional.empty();
  private final Unmatched<LoggedVisit> theirs = new Unmatched<>();
  private final Unmatched<Visit> ours = new Unmatched<>();
  private final Map<Key, Counts> table =
      new TreeMap<>(
          Comparator.comparing((Key key) -> key.queue().value()).thenComparing(Key::outcome));
  private Optional<Instant> firstLine = Optional.empty();
  private Instant lastLine = Instant.MIN;
  private long agreed;
  private boolean met;

  /**
   * A comparison at its start.
   *
   * @param ours our visits of that exchange, by the moment they ended
   * @param sightings when we had the exchange in sight; what is known of it may grow with the
   *     visits, but never later than them
   */
  public Reconciliation(Iterator<Visit> ours, Sightings sightings) {
    this.ourVisits = ours;
    this.sightings = sightings;
  }

  /** The exchange began to write its log anew: it was started, or its queues were. */
  public void restarted(Instant at) {
    restarts.add(at);
    while (restarts.size() > MOST_RESTARTS) {
      restarts.pollFirst();
    }
  }

  /** The next end of a visit in the log. */
  public void logged(LoggedVisit visit) {
    if (firstLine.isEmpty()) {
      firstLine = Optional.of(visit.at());
    }
    if (visit.at().isAfter(lastLine)) {
      lastLine = visit.at();
    }
    count(visit.queue(), visit.outcome()).theirs++;
    pull(visit.at().plus(WINDOW));
    Optional<Visit> same = ours.take(name(visit), each -> apart(each, visit));
    same.ifPresentOrElse(each -> compare(visit, each), () -> theirs.add(name(visit), visit));
    giveUp(visit.at().minus(WINDOW), MOST_HELD);
  }

  /** The log has ended: the whole comparison, by queue and outcome. */
  public List<Row> rows() {
    if (firstLine.isPresent()) {
      pull(lastLine.plus(CUT));
    }
    giveUp(Instant.MAX, 0);
    return table.entrySet().stream()
        .map(entry ->
            new Row(
                entry.getKey().queue(),
                entry.getKey().outcome(),
                entry.getValue().theirs,
                entry.getValue().ours,
                entry.getValue().whys))
        .toList();
  }

  /** How many visits both told the same about. */
  public long agreed() {
    return agreed;
  }

  /**
   * Whether the log seems to be another exchange's: both sides have visits and not one is the same.
   */
  public boolean isForeign() {
    boolean both =
        table.values().stream().anyMatch(counts -> counts.theirs > 0)
            && table.values().stream().anyMatch(counts -> counts.ours > 0);
    return both && !met;
  }

  /** How many records wait for their other half now. */
  int held() {
    return theirs.size() + ours.size();
  }

  private void pull(Instant until) {
    while (true) {
      if (nextOurs.isEmpty()) {
        if (!ourVisits.hasNext()) {
          return;
        }
        nextOurs = Optional.of(ourVisits.next());
      }
      Visit visit = nextOurs.get();
      if (visit.ended().isAfter(until)) {
        return;
      }
      nextOurs = Optional.empty();
      if (!visit.ended().isBefore(firstLine.orElse(Instant.MAX).minus(CUT))) {
        met(visit);
      }
    }
  }

  /** The log never tells of a refusal, so that one waits for no line. */
  private void met(Visit visit) {
    Optional<LoggedVisit> line =
        isRefusal(visit.outcome())
            ? Optional.empty()
            : theirs.take(name(visit), each -> apart(visit, each));
    line.ifPresentOrElse(each -> compare(each, visit), () -> ours.add(unlessRefused(visit), visit));
  }

  /** Gives up on what is older than the window, and on what is more than can be held. */
  private void giveUp(Instant olderThan, int most) {
    while (theirs.oldest().filter(line -> line.at().isBefore(olderThan)).isPresent()
        || theirs.size() > most) {
      LoggedVisit line = theirs.removeOldest();
      count(line.queue(), line.outcome()).differs(onlyTheirs(line));
    }
    while (ours.oldest().filter(visit -> visit.ended().isBefore(olderThan)).isPresent()
        || ours.size() > most) {
      Visit visit = ours.removeOldest();
      if (!visit.ended().isAfter(lastLine.plus(CUT))) {
        Counts counts = count(visit.queue(), merged(visit.outcome()));
        counts.ours++;
        counts.differs(onlyOurs(visit));
      }
    }
  }

  private static Unmatched.Name name(LoggedVisit line) {
    return new Unmatched.Name(line.call().value(), line.queue());
  }

  private static Unmatched.Name name(Visit visit) {
    return new Unmatched.Name(visit.call().value(), visit.queue());
  }

  /** A refusal is under a name that no line has. */
  private static Unmatched.Name unlessRefused(Visit visit) {
    return isRefusal(visit.outcome())
        ? new Unmatched.Name("refused " + visit.call(), visit.queue())
        : name(visit);
  }

  private static long apart(Visit visit, LoggedVisit line) {
    return Duration.between(visit.ended(), line.at()).abs().toMillis();
  }

  private void compare(LoggedVisit line, Visit visit) {
    met = true;
    Outcome outcome = merged(visit.outcome());
    Counts counts = count(visit.queue(), outcome);
    counts.ours++;
    if (outcome != line.outcome()) {
      Why why = why(line, visit);
      counts.differs(why);
      count(line.queue(), line.outcome()).differs(why);
      return;
    }
    if (line.waited().map(logged -> isClose(visit.waited(), logged)).orElse(true)) {
      agreed++;
    } else {
      counts.differs(visit.precision() == Precision.BACKDATED ? Why.COUNTED_BACK : Why.UNEXPLAINED);
    }
  }

  private static boolean isClose(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(SECOND) <= 0;
  }

  private Why why(LoggedVisit line, Visit visit) {
    Outcome logged = line.outcome();
    return switch (visit.outcome()) {
      case UNKNOWN_GAP -> unless(wasSeen(line.at(), line.at()), Why.IN_A_GAP);
      case REROUTED ->
          unless(logged != Outcome.ABANDONED && logged != Outcome.WITHDRAWN, Why.MOVED);
      case FAILED -> unless(logged != Outcome.ABANDONED, Why.LINE_FAILED);
      case CALLBACK -> unless(logged != Outcome.EXIT_KEY, Why.CALLBACK_KEY);
      case ANSWERED,
          ABANDONED,
          ABANDONED_SHORT,
          TIMEOUT,
          LEFT_EMPTY,
          EXIT_KEY,
          REFUSED_FULL,
          REFUSED_EMPTY,
          WITHDRAWN ->
          Why.UNEXPLAINED;
    };
  }

  private static Why unless(boolean not, Why why) {
    return not ? Why.UNEXPLAINED : why;
  }

  /** Who was in sight from his first moment to his last must be in our account too. */
  private Why onlyTheirs(LoggedVisit line) {
    Instant joined = line.at().minus(line.waited().orElse(Duration.ZERO));
    return unless(wasSeen(joined, line.at()), Why.NEVER_SEEN);
  }

  private Why onlyOurs(Visit visit) {
    if (visit.outcome() == Outcome.UNKNOWN_GAP) {
      return Why.IN_A_GAP;
    }
    if (isRefusal(visit.outcome())) {
      return Why.REFUSAL_NOT_LOGGED;
    }
    boolean stopped =
        !restarts
            .subSet(visit.joined().minus(CUT), true, visit.ended().plus(WINDOW), true)
            .isEmpty();
    return unless(!stopped, Why.NOT_LOGGED);
  }

  /** The log's moments are cut to the second: what may lie in a gap by a second may be in it. */
  private boolean wasSeen(Instant from, Instant until) {
    return sightings.saw(from.minus(CUT), until.plus(CUT));
  }

  private static boolean isRefusal(Outcome outcome) {
    return outcome == Outcome.REFUSED_FULL || outcome == Outcome.REFUSED_EMPTY;
  }

  private static Outcome merged(Outcome outcome) {
    return outcome == Outcome.ABANDONED_SHORT ? Outcome.ABANDONED : outcome;
  }

  private Counts count(QueueName queue, Outcome outcome) {
    return table.computeIfAbsent(new Key(queue, outcome), _ -> new Counts());
  }
}
