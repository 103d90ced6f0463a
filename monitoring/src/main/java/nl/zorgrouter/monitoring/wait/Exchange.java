package nl.zorgrouter.monitoring.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.wait.Journey.Leg;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;
import nl.zorgrouter.monitoring.wait.WaitFact.Seen;
import nl.zorgrouter.monitoring.wait.WaitFact.Served;
import nl.zorgrouter.monitoring.wait.WaitFact.Unfitting;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.monitoring.wait.WaitFact.Why;

/** What is known of one exchange: its channels, and through them its visits. */
final class Exchange {
  /** How often sight is told: what a kill can take from it at most. */
  private static final Duration VOUCH = Duration.ofSeconds(10);

  private final PbxId pbx;
  private final Journeys journeys;
  private final List<WaitFact> told;
  private final Visits visits;
  private final Map<CallId, KnownLeg> legs = new HashMap<>();
  private final Map<CallId, Instant> answered = new HashMap<>();
  private final RecentlyEnded gone = new RecentlyEnded();
  private Instant snapshotAt = Instant.MIN;
  private Instant lastKnown = Instant.MIN;
  private Instant seenFrom = Instant.MIN;
  private boolean inSync;

  Exchange(PbxId pbx, OutcomeRules rules, Journeys journeys, List<WaitFact> told) {
    this.pbx = pbx;
    this.journeys = journeys;
    this.told = told;
    this.visits = new Visits(pbx, rules, journeys, told);
  }

  List<QueuePicture> pictures() {
    return visits.pictures(inSync, lastKnown.equals(Instant.MIN) ? Instant.EPOCH : lastKnown);
  }

  void moving(CallId call) {
    visits.moving(call);
  }

  void outOfSync() {
    if (inSync) {
      vouch();
    }
    inSync = false;
  }

  /** What was known before a restart; nothing happens when the exchange has been seen since. */
  void recall(Instant lastSeen, List<VisitBegan> open) {
    if (lastKnown.equals(Instant.MIN)) {
      lastKnown = lastSeen;
      for (VisitBegan began : open) {
        legs.put(began.call(), new KnownLeg(began.callBegan(), began.call(), ""));
        visits.recall(began);
      }
    }
  }

  void pinged(Instant pbxTime) {
    if (inSync) {
      knownUntil(pbxTime);
    }
  }

  void inSync(Snapshot snapshot) {
    if (lastKnown.isAfter(Instant.MIN) && lastKnown.isBefore(snapshot.at())) {
      told.add(new Gap(pbx, lastKnown, snapshot.at()));
    }
    Instant seen = lastKnown.equals(Instant.MIN) ? snapshot.at() : lastKnown;
    Map<CallId, Snapshot.Leg> now = new HashMap<>();
    snapshot.legs().forEach(leg -> now.put(leg.call(), leg));
    now.forEach((call, leg) -> legs.put(call, known(leg, snapshot.at())));
    List<Shown> waiting = Shown.by(snapshot);
    visits.leavesWithoutSight(waiting, snapshot.at(), seen);
    waiting.forEach(caller -> visits.found(caller, leg(caller.call(), caller.start().at())));
    visits.recounted(waiting);
    visits.members(snapshot.members());
    List.copyOf(legs.keySet()).stream()
        .filter(call -> !now.containsKey(call))
        .forEach(call -> forget(call, seen));
    inSync = true;
    seenFrom = snapshot.at();
    snapshotAt = snapshot.at();
    lastKnown = snapshot.at();
  }

  void happened(CallEvent event) {
    if (event.at().isBefore(snapshotAt)) {
      told.add(new Unfitting(pbx, event.at(), Why.BEFORE_SNAPSHOT));
      return;
    }
    if (event instanceof CallEvent.OfCall of
        && gone.contains(of.call())
        && !visits.hasOpen(of.call())) {
      told.add(new Unfitting(pbx, event.at(), Why.AFTER_END));
      return;
    }
    apply(event);
    knownUntil(event.at());
  }

  private void knownUntil(Instant at) {
    if (at.isAfter(lastKnown)) {
      lastKnown = at;
      visits.decideOverdue(at);
    }
    if (inSync && Duration.between(seenFrom, lastKnown).compareTo(VOUCH) >= 0) {
      vouch();
    }
  }

  private void vouch() {
    if (lastKnown.isAfter(seenFrom)) {
      told.add(new Seen(pbx, seenFrom, lastKnown));
      seenFrom = lastKnown;
    }
  }

  private void apply(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived e -> saw(e.call(), e.at(), e.linked(), e.channel());
      case CallEvent.Asked e -> {
        saw(e.call(), e.at(), e.linked(), e.channel());
        visits.isElsewhere(e.call(), e.at());
        journeys.of(new Leg(pbx, e.call()), leg(e.call(), e.at()), e.marks());
      }
      case CallEvent.AnswerTaken e -> visits.isElsewhere(e.call(), e.at());
      case CallEvent.FellBack e -> visits.isElsewhere(e.call(), e.at());
      case CallEvent.NobodyTook e -> visits.isElsewhere(e.call(), e.at());
      case CallEvent.Worsened e -> visits.pressedKey(e.call(), e.at());
      case CallEvent.BridgeEntered e -> visits.isInBridge(e.call(), e.at());
      case CallEvent.Accepted e -> accepted(e.callerChannel());
      case CallEvent.Joined e -> {
        KnownLeg leg = legs.computeIfAbsent(e.call(), _ -> new KnownLeg(e.at(), e.linked(), ""));
        visits.joined(e, leg);
      }
      case CallEvent.Left e -> visits.left(e);
      case CallEvent.LeftUnanswered e -> visits.leftUnanswered(e);
      case CallEvent.QueueEnded e -> visits.queueEnded(e, leg(e.call(), e.at()));
      case CallEvent.Connected e -> {
        answered.put(e.call(), e.at());
        visits.connected(e);
      }
      case CallEvent.Completed e -> served(e);
      case CallEvent.PlaceGiven e -> visits.placeGiven(e);
      case CallEvent.HangUpAsked e -> visits.hangUpAsked(e);
      case CallEvent.Ended e -> {
        visits.legEnded(e.call(), e.at(), e.cause());
        forget(e.call(), e.at());
        gone.add(e.call());
      }
      case CallEvent.MemberChanged(Instant _, var member) -> visits.member(member);
      case CallEvent.MemberGone(Instant _, var queue, var member) ->
          visits.memberGone(queue, member);
      case CallEvent.Identified _,
          CallEvent.Answered _,
          CallEvent.CommandRan _,
          CallEvent.StoppedAsking _,
          CallEvent.ReferralPressed _,
          CallEvent.Took _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.BridgeLeft _,
          CallEvent.Booted _ -> {}
    }
  }

  private void served(CallEvent.Completed e) {
    Instant began = answered.remove(e.call());
    Duration talked =
        began == null || e.at().isBefore(began) ? e.talked() : Duration.between(began, e.at());
    told.add(new Served(pbx, e.queue(), e.at(), talked));
  }

  private void accepted(String callerChannel) {
    legs.forEach((call, leg) -> {
      if (leg.channel().equals(callerChannel)) {
        journeys.accepted(new Leg(pbx, call));
      }
    });
  }

  private void saw(CallId call, Instant at, CallId linked, String channel) {
    KnownLeg before = legs.get(call);
    legs.put(call, new KnownLeg(before == null ? at : before.began(), linked, channel));
  }

  private KnownLeg leg(CallId call, Instant at) {
    return legs.computeIfAbsent(call, _ -> new KnownLeg(at, call, ""));
  }

  private static KnownLeg known(Snapshot.Leg leg, Instant at) {
    return new KnownLeg(at.minus(leg.age()), leg.linked(), leg.channel());
  }

  private void forget(CallId call, Instant at) {
    legs.remove(call);
    answered.remove(call);
    visits.forget(call);
    journeys.ended(new Leg(pbx, call), at);
  }
}
