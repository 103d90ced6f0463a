package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.Snapshot;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All legs that are alive on one exchange. A value: changing it gives another book, at a cost that
 * hardly grows with the number of calls.
 */
public final class CallBook {
  /** A book without calls. */
  static final CallBook EMPTY = new CallBook(HashTreePMap.empty());

  private final PMap<CallId, LiveCall> calls;

  private CallBook(PMap<CallId, LiveCall> calls) {
    this.calls = calls;
  }

  /** The leg, when it is alive. */
  public Optional<LiveCall> get(CallId call) {
    return Optional.ofNullable(calls.get(call));
  }

  /** The leg with that channel name, or that id. */
  Optional<LiveCall> named(String channel) {
    return calls.values().stream()
        .filter(call -> call.channel().equals(channel) || call.call().value().equals(channel))
        .findFirst();
  }

  /** All legs, in no order. */
  public Collection<LiveCall> all() {
    return calls.values();
  }

  /** The book as a snapshot of the exchange shows it. */
  static CallBook of(Snapshot snapshot) {
    return of(snapshot, EMPTY);
  }

  /** The same; what was seen of a call before and no snapshot tells, stays. */
  static CallBook of(Snapshot snapshot, CallBook before) {
    Map<CallId, Snapshot.WaitingCaller> waiting = new HashMap<>();
    snapshot.waiting().forEach(caller -> waiting.put(caller.call(), caller));
    PMap<CallId, LiveCall> calls = HashTreePMap.empty();
    for (Snapshot.Leg leg : snapshot.legs()) {
      calls =
          calls.plus(
              leg.call(),
              new LiveCall(
                      leg.call(),
                      leg.linked(),
                      leg.channel(),
                      leg.callerNumber(),
                      snapshot.at().minus(leg.age()),
                      phase(snapshot.at(), leg, Optional.ofNullable(waiting.get(leg.call()))),
                      leg.marks())
                  .after(before.get(leg.call())));
    }
    return new CallBook(calls);
  }

  private static LiveCall.Phase phase(
      Instant at, Snapshot.Leg leg, Optional<Snapshot.WaitingCaller> waiting) {
    if (waiting.isPresent()) {
      return new LiveCall.Phase.Waiting(waiting.get().queue(), at.minus(waiting.get().waited()));
    }
    return switch (leg.question()) {
      case Snapshot.Question.Open _ -> new LiveCall.Phase.Asking();
      case Snapshot.Question.None() -> new LiveCall.Phase.Underway();
    };
  }

  /** The book after this event. An event about an unknown leg leaves it as it is. */
  CallBook apply(CallEvent event) {
    return switch (event) {
      case CallEvent.Arrived arrived -> with(arrival(arrived));
      case CallEvent.Asked asked -> with(asking(asked));
      case CallEvent.Ended ended -> new CallBook(calls.minus(ended.call()));
      case CallEvent.Identified identified ->
          get(identified.call())
              .map(known -> with(known.from(identified.callerNumber())))
              .orElse(this);
      case CallEvent.Answered answered -> marked(answered.call(), answered.marks());
      case CallEvent.StoppedAsking stopped -> in(stopped.call(), new LiveCall.Phase.Underway());
      case CallEvent.Joined joined ->
          marked(joined.call(), joined.marks())
              .in(joined.call(), new LiveCall.Phase.Waiting(joined.queue(), joined.at()));
      case CallEvent.Left left -> in(left.call(), new LiveCall.Phase.Underway());
      case CallEvent.Connected connected ->
          in(connected.call(), new LiveCall.Phase.Talking(connected.queue(), connected.at()));
      case CallEvent.Completed completed -> completed(completed);
      case CallEvent.Booted _ -> EMPTY;
      case CallEvent.PlaceGiven _,
          CallEvent.HangUpAsked _,
          CallEvent.CommandRan _,
          CallEvent.AnswerTaken _,
          CallEvent.FellBack _,
          CallEvent.NobodyTook _,
          CallEvent.Worsened _,
          CallEvent.ReferralPressed _,
          CallEvent.Took _,
          CallEvent.Accepted _,
          CallEvent.LeftUnanswered _,
          CallEvent.QueueEnded _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.BridgeEntered _,
          CallEvent.BridgeLeft _,
          CallEvent.MemberChanged _,
          CallEvent.MemberGone _ ->
          this;
    };
  }

  /** It comes late: a caller who was moved may already wait in another queue. */
  private CallBook completed(CallEvent.Completed completed) {
    boolean stillThere =
        get(completed.call())
            .map(LiveCall::phase)
            .filter(phase ->
                phase instanceof LiveCall.Phase.Talking talking
                    && talking.queue().equals(completed.queue()))
            .isPresent();
    return stillThere ? in(completed.call(), new LiveCall.Phase.Underway()) : this;
  }

  private static LiveCall arrival(CallEvent.Arrived arrived) {
    return new LiveCall(
        arrived.call(),
        arrived.linked(),
        arrived.channel(),
        arrived.callerNumber(),
        arrived.at(),
        new LiveCall.Phase.Underway(),
        arrived.marks());
  }

  private LiveCall asking(CallEvent.Asked asked) {
    Instant since = get(asked.call()).map(LiveCall::since).orElse(asked.at());
    return new LiveCall(
            asked.call(),
            asked.linked(),
            asked.channel(),
            asked.callerNumber(),
            since,
            new LiveCall.Phase.Asking(),
            asked.marks())
        .after(get(asked.call()));
  }

  CallBook sentOn(CallId call, LiveCall.SentOn sent) {
    return get(call).map(known -> with(known.sentOn(sent))).orElse(this);
  }

  private CallBook with(LiveCall call) {
    return new CallBook(calls.plus(call.call(), call));
  }

  private CallBook in(CallId call, LiveCall.Phase phase) {
    LiveCall known = calls.get(call);
    return known == null ? this : with(known.in(phase));
  }

  private CallBook marked(CallId call, Marks marks) {
    LiveCall known = calls.get(call);
    return known == null ? this : with(known.marked(marks));
  }
}
