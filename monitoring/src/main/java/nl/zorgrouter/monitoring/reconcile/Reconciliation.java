package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;

/**
 * Holds our visits of one exchange against its log. Both come in the order in which they ended;
 * what is kept lies within ten minutes, however long the log is. Only the stretch that the log
 * covers is compared.
 */
public final class Reconciliation {
  /** An exchange has tens of queues; a log that names more has names that are none. */
  public static final int MOST_QUEUES = 1_000;

  /** Under this name stand the queues that came after so many. */
  public static final QueueName OTHERS = new QueueName("(other queues)");

  /** Two records of one end lie closer together than this. */
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** The log counts whole seconds; a wait that differs by more is told. */
  private static final Duration SECOND = Duration.ofMillis(1_001);

  /** So many records of each side are held at most, should a log tell them all of one moment. */
  private static final int MOST_HELD = 50_000;

  private final Iterator<Visit> ourVisits;
  private final Reasons reasons;
  private Optional<Visit> nextOurs = Optional.empty();
  private final Unmatched<LoggedVisit> theirs = new Unmatched<>();
  private final Unmatched<Visit> ours = new Unmatched<>();
  private final Tally tally = new Tally();
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
   * @param moves what was seen of callers after they had left; known as the sightings are
   */
  public Reconciliation(Iterator<Visit> ours, Sightings sightings, Moves moves) {
    this.ourVisits = ours;
    this.reasons = new Reasons(sightings, moves);
  }

  /** The exchange began to write its log anew: it was started, or its queues were. */
  public void restarted(Instant at) {
    reasons.restarted(at);
  }

  /** The next end of a visit in the log. */
  public void logged(LoggedVisit visit) {
    if (firstLine.isEmpty()) {
      firstLine = Optional.of(visit.at());
    }
    if (visit.at().isAfter(lastLine)) {
      lastLine = visit.at();
    }
    tally.theirs(visit.queue(), visit.outcome());
    pull(visit.at().plus(WINDOW));
    Optional<Visit> same = ours.take(name(visit), each -> apart(each, visit));
    same.ifPresentOrElse(each -> compare(visit, each), () -> theirs.add(name(visit), visit));
    giveUpTheirs(visit.at().minus(WINDOW), MOST_HELD);
    giveUpOurs(visit.at().minus(WINDOW), MOST_HELD);
  }

  /** The log has ended: the whole comparison, by queue and outcome. */
  public List<Row> rows() {
    if (firstLine.isPresent()) {
      pull(lastLine.plus(Reasons.CUT));
    }
    giveUpTheirs(Instant.MAX, 0);
    giveUpOurs(Instant.MAX, 0);
    return tally.rows();
  }

  /** How many visits both told the same about. */
  public long agreed() {
    return agreed;
  }

  /**
   * Whether the log seems to be another exchange's: both sides have visits and not one is the same.
   */
  public boolean isForeign() {
    return tally.bothHaveSome() && !met;
  }

  /** Whether there were more queues than {@link #MOST_QUEUES}. */
  public boolean hasOthers() {
    return tally.isFull();
  }

  /** How many records wait for their other half now. */
  int held() {
    return theirs.size() + ours.size();
  }

  /** Takes in our visits up to a moment, and gives up at once on those that lie too far back. */
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
      if (!visit.ended().isBefore(firstLine.orElse(Instant.MAX).minus(Reasons.CUT))) {
        met(visit);
        giveUpOurs(until.minus(WINDOW).minus(WINDOW), MOST_HELD);
      }
    }
  }

  /** The log never tells of a refusal, so that one waits for no line. */
  private void met(Visit visit) {
    Optional<LoggedVisit> line =
        Reasons.isRefusal(visit.outcome())
            ? Optional.empty()
            : theirs.take(name(visit), each -> apart(visit, each));
    line.ifPresentOrElse(each -> compare(each, visit), () -> ours.add(unlessRefused(visit), visit));
  }

  /** Gives up on lines older than the window, and on what is more than can be held. */
  private void giveUpTheirs(Instant olderThan, int most) {
    while (theirs.oldest().filter(line -> line.at().isBefore(olderThan)).isPresent()
        || theirs.size() > most) {
      LoggedVisit line = theirs.removeOldest();
      tally.differs(line.queue(), line.outcome(), reasons.onlyTheirs(line));
    }
  }

  /** The same for our visits; one that ended in a gap may be logged until that is over. */
  private void giveUpOurs(Instant olderThan, int most) {
    while (ours.oldest().filter(visit -> isPast(visit, olderThan)).isPresent()
        || ours.size() > most) {
      Visit visit = ours.removeOldest();
      if (!visit.ended().isAfter(lastLine.plus(Reasons.CUT))) {
        Outcome outcome = merged(visit.outcome());
        tally.ours(visit.queue(), outcome);
        tally.differs(visit.queue(), outcome, reasons.onlyOurs(visit, WINDOW));
      }
    }
  }

  private boolean isPast(Visit visit, Instant olderThan) {
    return visit.ended().isBefore(olderThan) && !reasons.mayEndAfter(visit, olderThan);
  }

  private static Unmatched.Name name(LoggedVisit line) {
    return new Unmatched.Name(line.call().value(), line.queue());
  }

  private static Unmatched.Name name(Visit visit) {
    return new Unmatched.Name(visit.call().value(), visit.queue());
  }

  /** A refusal is under a name that no line has. */
  private static Unmatched.Name unlessRefused(Visit visit) {
    return Reasons.isRefusal(visit.outcome())
        ? new Unmatched.Name("refused " + visit.call(), visit.queue())
        : name(visit);
  }

  private static long apart(Visit visit, LoggedVisit line) {
    return Duration.between(visit.ended(), line.at()).abs().toMillis();
  }

  private void compare(LoggedVisit line, Visit visit) {
    met = true;
    Outcome outcome = merged(visit.outcome());
    tally.ours(visit.queue(), outcome);
    if (outcome != line.outcome()) {
      Why why = reasons.ofOutcome(line, visit);
      tally.differs(visit.queue(), outcome, why);
      tally.differs(line.queue(), line.outcome(), why);
      return;
    }
    if (line.waited().map(logged -> isClose(visit.waited(), logged)).orElse(true)) {
      agreed++;
    } else {
      tally.differs(visit.queue(), outcome, reasons.ofWait(line.waited().orElseThrow(), visit));
    }
  }

  private static boolean isClose(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(SECOND) <= 0;
  }

  private static Outcome merged(Outcome outcome) {
    return outcome == Outcome.ABANDONED_SHORT ? Outcome.ABANDONED : outcome;
  }
}
