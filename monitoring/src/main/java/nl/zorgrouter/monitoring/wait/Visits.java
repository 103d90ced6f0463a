package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.OpenVisit.HasLeft;
import nl.zorgrouter.monitoring.wait.OpenVisit.LegGone;
import nl.zorgrouter.monitoring.wait.OpenVisit.Start;
import nl.zorgrouter.monitoring.wait.OpenVisit.Waits;
import nl.zorgrouter.monitoring.wait.WaitFact.Unfitting;
import nl.zorgrouter.monitoring.wait.WaitFact.Why;

/** The visits on one exchange that have no outcome yet, and the rules that give them one. */
final class Visits {
  /** A snapshot's lists may be this much younger than its moment, seconds cut off included. */
  private static final Duration LISTING = Duration.ofSeconds(1);

  /** After this the exchange says no more about why a caller left. */
  private static final Duration REASON = Duration.ofSeconds(10);

  /** How long after our own move of a caller his departure is our doing. */
  private static final Duration MOVE = Duration.ofSeconds(5);

  private final PbxId pbx;
  private final OutcomeRules rules;
  private final List<WaitFact> told;
  private final QueueAccounts accounts;
  private final Map<CallId, OpenVisit> open = new LinkedHashMap<>();
  private final Set<OpenVisit> leaving = new LinkedHashSet<>();
  private final List<OpenVisit> moving = new ArrayList<>();
  private final Map<CallId, Instant> lastDoor = new HashMap<>();
  private Instant pictured = Instant.MIN;

  Visits(PbxId pbx, OutcomeRules rules, Journeys journeys, List<WaitFact> told) {
    this.pbx = pbx;
    this.rules = rules;
    this.told = told;
    this.accounts = new QueueAccounts(pbx, journeys, told);
  }

  boolean hasOpen(CallId call) {
    return open.containsKey(call);
  }

  List<QueuePicture> pictures(boolean inSync, Instant asOf) {
    return accounts.pictures(open.values(), inSync, asOf);
  }

  void joined(CallEvent.Joined e, KnownLeg leg) {
    OpenVisit before = open.get(e.call());
    if (before != null && before.precision != Precision.EXACT && before.isAt(e.queue(), e.at())) {
      before.knownExactly(e.at());
      lastDoor.put(e.call(), e.at());
      return;
    }
    if (isRepeated(e.call(), e.at())) {
      unfitting(e.at(), Why.REPEATED);
      return;
    }
    if (before != null) {
      endElsewhere(before, e.at(), Outcome.UNKNOWN_GAP);
    }
    begin(e.queue(), e.call(), leg, e.marks(), new Start(e.at(), Precision.EXACT));
    counted(e.queue(), e.waiting());
  }

  /** A caller whom a snapshot shows in a queue. */
  void found(Shown shown, KnownLeg leg) {
    if (!open.containsKey(shown.call())) {
      begin(shown.queue(), shown.call(), leg, shown.marks(), shown.start());
      Instant surely = pictured.minus(LISTING);
      Optional.ofNullable(open.get(shown.call()))
          .ifPresent(visit -> visit.maybeAhead = !shown.start().at().isBefore(surely));
    }
  }

  /** All whom a snapshot shows are known now; what the exchange counted before it is over. */
  void recounted(List<Shown> shown) {
    accounts.recounted(open.values(), shown);
  }

  /** A caller who waited before a restart. */
  void recall(WaitFact.VisitBegan began) {
    lastDoor.put(began.call(), began.joined());
    open.put(began.call(), accounts.recall(began));
  }

  void left(CallEvent.Left e) {
    Optional<OpenVisit> found = visit(e.call(), e.queue(), e.at());
    if (found.isEmpty()) {
      unfitting(e.at(), Why.UNKNOWN_VISIT);
      return;
    }
    OpenVisit visit = found.get();
    switch (visit.phase) {
      case Waits _ -> leaves(visit, e.at());
      case HasLeft _ -> unfitting(e.at(), Why.REPEATED);
      case LegGone(var at, int cause) -> {
        leaves(visit, e.at());
        legEnded(e.call(), at, cause);
      }
    }
    counted(e.queue(), e.waiting());
  }

  void leftUnanswered(CallEvent.LeftUnanswered e) {
    visit(e.call(), e.queue(), e.at())
        .ifPresentOrElse(
            visit -> visit.unanswered = true, () -> unfitting(e.at(), Why.UNKNOWN_VISIT));
  }

  void connected(CallEvent.Connected e) {
    visit(e.call(), e.queue(), e.at())
        .ifPresentOrElse(
            visit -> end(visit, e.at(), Outcome.ANSWERED),
            () -> unfitting(e.at(), Why.UNKNOWN_VISIT));
  }

  void queueEnded(CallEvent.QueueEnded e, KnownLeg leg) {
    switch (e.status()) {
      case "" -> isElsewhere(e.call(), e.at());
      case "FULL" -> refused(e, leg, Outcome.REFUSED_FULL);
      case "JOINEMPTY", "JOINUNAVAIL" -> refused(e, leg, Outcome.REFUSED_EMPTY);
      case "TIMEOUT" -> endedAs(e, Outcome.TIMEOUT);
      case "LEAVEEMPTY", "LEAVEUNAVAIL" -> endedAs(e, Outcome.LEFT_EMPTY);
      case "WITHDRAW" -> endedAs(e, Outcome.WITHDRAWN);
      case "CONTINUE" -> {
        if (hasOpen(e.call())) {
          endedAs(e, Outcome.ANSWERED);
        }
      }
      default -> {
        unfitting(e.at(), Why.UNKNOWN_WORD);
        isElsewhere(e.call(), e.at());
      }
    }
  }

  /** The caller does something that one who waits in a queue cannot do. */
  void isElsewhere(CallId call, Instant at) {
    OpenVisit visit = open.get(call);
    if (visit != null && at.isAfter(visit.joined) && !visit.maybeComesLater()) {
      endElsewhere(visit, at, Outcome.REROUTED);
    }
  }

  /** He is in a bridge: after an abandon event this is no conversation with a member. */
  void isInBridge(CallId call, Instant at) {
    OpenVisit visit = open.get(call);
    if (visit != null && visit.unanswered && visit.phase instanceof HasLeft) {
      endElsewhere(visit, at, Outcome.REROUTED);
    }
  }

  /** He pressed the key that says: it is getting worse. */
  void pressedKey(CallId call, Instant at) {
    OpenVisit visit = open.get(call);
    if (visit != null && at.isAfter(visit.joined) && !visit.maybeComesLater()) {
      Outcome how = visit.unanswered ? Outcome.REROUTED : Outcome.EXIT_KEY;
      end(visit, visit.phase instanceof HasLeft(Instant left) ? left : at, how);
    }
  }

  /** His place, and the wait that goes with it, is another leg's from now on. */
  void placeGiven(CallEvent.PlaceGiven e) {
    OpenVisit visit = open.get(e.call());
    if (visit != null && visit.phase instanceof Waits && !open.containsKey(e.to())) {
      takesOver(visit, e.to());
    }
  }

  /** We asked the exchange to move him; the next news tells when that was by its clock. */
  void moving(CallId call) {
    OpenVisit visit = open.get(call);
    if (visit != null) {
      visit.movedUntil = Optional.of(Instant.MAX);
      moving.add(visit);
    }
  }

  void hangUpAsked(CallEvent.HangUpAsked e) {
    Optional.ofNullable(open.get(e.call())).ifPresent(visit -> visit.isAboutToEnd(e));
  }

  void legEnded(CallId call, Instant at, int cause) {
    OpenVisit visit = open.get(call);
    if (visit != null) {
      switch (visit.phase) {
        case Waits _ -> visit.phase = new LegGone(at, cause);
        case HasLeft(Instant left) -> end(visit, left, gaveUp(visit, left, cause));
        case LegGone _ -> unfitting(at, Why.REPEATED);
      }
    }
  }

  void forget(CallId call) {
    lastDoor.remove(call);
  }

  /** Decides those who left and of whom nothing more is said. */
  void decideOverdue(Instant now) {
    moving.forEach(visit -> visit.movedUntil = Optional.of(now.plus(MOVE)));
    moving.clear();
    while (!leaving.isEmpty()) {
      OpenVisit first = leaving.iterator().next();
      if (first.phase instanceof HasLeft(Instant left) && !now.isAfter(left.plus(REASON))) {
        return;
      }
      overdue(first, now);
    }
  }

  /** Silence about him: he was moved, unless his leg still takes its time to end. */
  private void overdue(OpenVisit visit, Instant now) {
    if (visit.phase instanceof HasLeft(Instant left) && visit.hungUpBy(left)) {
      end(visit, left, gaveUp(visit, left, visit.causeOfHangUp()));
    } else {
      endElsewhere(visit, now, Outcome.REROUTED);
    }
  }

  /** Ends, as unknown, the visits that a snapshot no longer shows. */
  void leavesWithoutSight(List<Shown> shown, Instant at, Instant seen) {
    pictured = at;
    Map<CallId, Shown> now = new HashMap<>();
    shown.forEach(caller -> now.put(caller.call(), caller));
    List<OpenVisit> missing = new ArrayList<>();
    for (OpenVisit visit : open.values()) {
      Shown caller = now.get(visit.call);
      boolean stays =
          visit.phase instanceof Waits
              && caller != null
              && visit.isAt(caller.queue(), caller.start().at());
      if (!stays) {
        missing.add(visit);
      }
    }
    new LostPlaces(missing)
        .give(
            shown.stream().filter(caller -> !open.containsKey(caller.call())),
            seen,
            this::takesOver);
    missing.forEach(visit -> end(visit, seen, Outcome.UNKNOWN_GAP));
  }

  void members(List<QueueMember> members) {
    accounts.members(members);
  }

  void member(QueueMember member) {
    accounts.of(member.queue()).members.put(member.member(), member.availability());
  }

  void memberGone(QueueName queue, String member) {
    accounts.of(queue).members.remove(member);
  }

  private void begin(QueueName queue, CallId call, KnownLeg leg, Marks marks, Start start) {
    lastDoor.put(call, start.at());
    open.put(call, accounts.enters(queue, call, leg, marks, start));
  }

  private void leaves(OpenVisit visit, Instant at) {
    visit.phase = new HasLeft(at);
    leaving.add(visit);
  }

  private void refused(CallEvent.QueueEnded e, KnownLeg leg, Outcome how) {
    if (isRepeated(e.call(), e.at())) {
      unfitting(e.at(), Why.REPEATED);
      return;
    }
    OpenVisit before = open.get(e.call());
    if (before != null) {
      endElsewhere(before, e.at(), Outcome.UNKNOWN_GAP);
    }
    Start start = new Start(e.at(), Precision.EXACT);
    begin(QueueAccounts.door(e.marks()), e.call(), leg, e.marks(), start);
    Optional.ofNullable(open.get(e.call())).ifPresent(visit -> end(visit, e.at(), how));
  }

  private void endedAs(CallEvent.QueueEnded e, Outcome how) {
    OpenVisit visit = open.get(e.call());
    if (visit == null || !e.at().isAfter(visit.joined)) {
      unfitting(e.at(), Why.UNKNOWN_VISIT);
      return;
    }
    switch (visit.phase) {
      case HasLeft(Instant left) ->
          end(
              visit,
              left,
              visit.movedByUs(left) && how == Outcome.WITHDRAWN ? Outcome.REROUTED : how);
      case Waits _, LegGone _ ->
          end(visit, e.at(), how == Outcome.ANSWERED ? Outcome.UNKNOWN_GAP : how);
    }
  }

  private void endElsewhere(OpenVisit visit, Instant at, Outcome unlessLeft) {
    switch (visit.phase) {
      case HasLeft(Instant left) ->
          end(visit, left, visit.unanswered ? Outcome.REROUTED : key(visit));
      case Waits _, LegGone _ -> end(visit, at, unlessLeft);
    }
  }

  private Outcome key(OpenVisit visit) {
    return switch (rules.key(visit.queue)) {
      case EXIT -> Outcome.EXIT_KEY;
      case CALLBACK -> Outcome.CALLBACK;
    };
  }

  private Outcome gaveUp(OpenVisit visit, Instant left, int cause) {
    if (!visit.unanswered) {
      return key(visit);
    }
    boolean moved = visit.movedByUs(left) || visit.livedOnAfter(left);
    return moved ? Outcome.REROUTED : hungUp(visit, left, cause);
  }

  private Outcome hungUp(OpenVisit visit, Instant at, int cause) {
    return HangUp.outcome(
        Duration.between(visit.joined, at), cause, rules.shortAbandon(visit.queue));
  }

  private void end(OpenVisit visit, Instant at, Outcome how) {
    open.remove(visit.call);
    leaving.remove(visit);
    accounts.leaves(visit, at.isBefore(visit.joined) ? visit.joined : at, how);
  }

  /** The exchange's own count tells whether a caller whose leg ended still has his place. */
  private void counted(QueueName queue, int count) {
    List<OpenVisit> here =
        open.values().stream()
            .filter(visit -> visit.queue.equals(queue) && !(visit.phase instanceof HasLeft))
            .toList();
    int tooMany = here.size() - count;
    List<OpenVisit> ended = new ArrayList<>();
    for (OpenVisit visit : here) {
      if (ended.size() < tooMany && visit.phase instanceof LegGone(Instant at, int cause)) {
        ended.add(visit);
        end(visit, at, hungUp(visit, at, cause));
      }
    }
    accounts.of(queue).drift = tooMany - ended.size();
  }

  /** The visit the exchange speaks of; a leg without one may have taken over another's place. */
  private Optional<OpenVisit> visit(CallId call, QueueName queue, Instant at) {
    OpenVisit own = open.get(call);
    if (own != null) {
      return own.queue.equals(queue) && !at.isBefore(own.joined)
          ? Optional.of(own)
          : Optional.empty();
    }
    if (lastDoor.containsKey(call)) {
      return Optional.empty();
    }
    Optional<OpenVisit> place =
        open.values().stream()
            .filter(visit -> visit.queue.equals(queue) && visit.phase instanceof LegGone)
            .min(Comparator.comparing(visit -> visit.joined));
    place.ifPresent(visit -> takesOver(visit, call));
    return place;
  }

  private void takesOver(OpenVisit visit, CallId call) {
    open.remove(visit.call);
    visit.goesOnWith(call);
    open.put(call, visit);
    lastDoor.put(call, visit.joined);
  }

  private boolean isRepeated(CallId call, Instant at) {
    Instant last = lastDoor.get(call);
    return last != null && !at.isAfter(last);
  }

  private void unfitting(Instant at, Why why) {
    told.add(new Unfitting(pbx, at, why));
  }
}
