package nl.zorgrouter.router.demo;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Snapshot.Leg;
import nl.zorgrouter.call.Snapshot.WaitingCaller;

/**
 * What an exchange tells, with its times on the people's clock: the moments, and how long people
 * wait and talk, which an exchange counts on the wire's clock as well.
 */
public final class PeopleTime {
  private final UnaryOperator<Instant> people;

  /** Time as people have it at an instant of the wire. */
  public PeopleTime(UnaryOperator<Instant> people) {
    this.people = people;
  }

  Instant of(Instant wire) {
    return people.apply(wire);
  }

  Snapshot of(Snapshot snapshot) {
    Instant at = snapshot.at();
    return new Snapshot(
        of(at),
        snapshot.legs().stream().map(leg -> of(leg, at)).toList(),
        snapshot.waiting().stream().map(caller -> of(caller, at)).toList(),
        snapshot.members());
  }

  /** How long something lasted for the people that was over at an instant of the wire. */
  private Duration of(Duration onTheWire, Instant end) {
    return Duration.between(of(end.minus(onTheWire)), of(end));
  }

  private WaitingCaller of(WaitingCaller caller, Instant at) {
    return new WaitingCaller(
        caller.queue(), caller.call(), caller.position(), of(caller.waited(), at));
  }

  /** The moment of joining is the one instant that stands in a mark. */
  private Leg of(Leg leg, Instant at) {
    Map<Mark, String> marks = new HashMap<>(leg.marks().values());
    marks.computeIfPresent(
        Mark.ZR_JOINED,
        (_, micros) -> {
          Instant joined = of(Instant.EPOCH.plus(Long.parseLong(micros), MICROS));
          return String.valueOf(MICROS.between(Instant.EPOCH, joined));
        });
    return new Leg(
        leg.call(),
        leg.linked(),
        leg.channel(),
        leg.callerNumber(),
        of(leg.age(), at),
        leg.question(),
        new Marks(marks));
  }

  CallEvent of(CallEvent event) {
    Instant at = of(event.at());
    return switch (event) {
      case CallEvent.OfCall call -> ofCall(call, at);
      case CallEvent.MemberChanged e -> new CallEvent.MemberChanged(at, e.member());
      case CallEvent.MemberGone e -> new CallEvent.MemberGone(at, e.queue(), e.member());
      case CallEvent.Booted _ -> new CallEvent.Booted(at);
    };
  }

  private CallEvent ofCall(CallEvent.OfCall event, Instant at) {
    return switch (event) {
      case CallEvent.Arrived e ->
          new CallEvent.Arrived(at, e.call(), e.linked(), e.channel(), e.callerNumber(), e.marks());
      case CallEvent.Identified e -> new CallEvent.Identified(at, e.call(), e.callerNumber());
      case CallEvent.Answered e -> new CallEvent.Answered(at, e.call(), e.marks());
      case CallEvent.Ended e -> new CallEvent.Ended(at, e.call(), e.cause());
      case CallEvent.Asked e ->
          new CallEvent.Asked(
              at, e.call(), e.linked(), e.channel(), e.ticket(), e.callerNumber(), e.marks());
      case CallEvent.PlaceGiven e -> new CallEvent.PlaceGiven(at, e.call(), e.to());
      case CallEvent.HangUpAsked e -> new CallEvent.HangUpAsked(at, e.call(), e.cause());
      case CallEvent.CommandRan e -> new CallEvent.CommandRan(at, e.call(), e.commandId());
      case CallEvent.StoppedAsking e -> new CallEvent.StoppedAsking(at, e.call());
      case CallEvent.AnswerTaken e -> new CallEvent.AnswerTaken(at, e.call(), e.answer());
      case CallEvent.FellBack e -> new CallEvent.FellBack(at, e.call(), e.visit(), e.tries());
      case CallEvent.NobodyTook e -> new CallEvent.NobodyTook(at, e.call(), e.outcome());
      case CallEvent.Worsened e -> new CallEvent.Worsened(at, e.call(), e.origin());
      case CallEvent.ReferralPressed e ->
          new CallEvent.ReferralPressed(at, e.call(), e.callerChannel(), e.advised(), e.place());
      case CallEvent.Accepted e -> new CallEvent.Accepted(at, e.call(), e.callerChannel());
      case CallEvent.Took e -> new CallEvent.Took(at, e.call(), e.patient(), e.by());
      case CallEvent.Joined e ->
          new CallEvent.Joined(
              at, e.call(), e.linked(), e.queue(), e.position(), e.waiting(), e.marks());
      case CallEvent.Left e -> new CallEvent.Left(at, e.call(), e.queue(), e.waiting());
      case CallEvent.LeftUnanswered e ->
          new CallEvent.LeftUnanswered(at, e.call(), e.queue(), of(e.held(), e.at()));
      case CallEvent.QueueEnded e -> new CallEvent.QueueEnded(at, e.call(), e.status(), e.marks());
      case CallEvent.MemberRang e -> new CallEvent.MemberRang(at, e.call(), e.queue(), e.member());
      case CallEvent.MemberMissed e ->
          new CallEvent.MemberMissed(at, e.call(), e.queue(), e.member());
      case CallEvent.Connected e ->
          new CallEvent.Connected(at, e.call(), e.memberCall(), e.queue(), e.member());
      case CallEvent.Completed e ->
          new CallEvent.Completed(
              at, e.call(), e.queue(), e.member(), of(e.talked(), e.at()), e.reason());
      case CallEvent.BridgeEntered e -> new CallEvent.BridgeEntered(at, e.call(), e.bridge());
      case CallEvent.BridgeLeft e -> new CallEvent.BridgeLeft(at, e.call(), e.bridge());
    };
  }
}
